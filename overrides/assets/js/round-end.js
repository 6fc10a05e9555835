/* What stands at the end of a round: how it went, what was missed, and when it goes on with how much. */
"use strict"

const roundEnd = (() => {
  function verdict({ asked, of }, state) {
    const right = asked.filter(one => one.right).length
    if (!asked.length && of === "missed") return "Nothing is missed."
    if (!asked.length) return library.scope(of, state).length ? "All of it is right today." : "There is nothing to practice here."
    if (right < asked.length) return `Knew ${right} of ${asked.length}.`
    return right === 1 ? "Knew it." : `Knew all ${right}.`
  }

  function tomorrow(state, memory) {
    const interview = calendar.interview(memory)
    const today = order.today(state, library.items, interview, library.settings.minutes)
    if (today.planned.length) return `${plural(today.planned.length, "question")} left for today.`
    if (today.left !== null && today.left <= 1) return "That was today's work."
    const ahead = library.state(memory, calendar.today() + 1)
    const { planned } = order.today(ahead, library.items, interview, library.settings.minutes)
    return `Done for today. Tomorrow: ${plural(planned.length, "question")}, about ${order.minutesOf(planned)} min.`
  }

  async function missedEntry(id) {
    const item = library.item(id)
    const text = item && (await library.text(item).catch(() => null))
    if (!text) return
    const entry = document.createElement("li")
    const link = document.createElement("a")
    link.href = library.link(item, text.section)
    library.name(link, text)
    entry.append(link)
    return entry
  }

  return {
    /* Fill a place with the end of a round. Its buttons say by `data-do` what they are for. */
    show(place, round, state, memory) {
      const { missed, of } = round
      const left = Round.planned(memory, state, of).length
      place.innerHTML = `
        <h2 tabindex="-1">${verdict(round, state)}</h2>
        <ul class="prep-practice__missed"></ul>
        <p>${tomorrow(state, memory)}</p>
        <p class="prep-practice__choices">
          ${missed.length ? `<button type="button" class="md-button md-button--primary" data-do="again">Again the ${missed.length}</button>` : ""}
          ${left ? `<button type="button" class="md-button${missed.length ? "" : " md-button--primary"}" data-do="more">Go on with ${Math.min(left, Round.SIZE)}</button>` : ""}
          <a class="md-button" href="${library.url("")}">Done</a>
        </p>`
      const list = place.querySelector(".prep-practice__missed")
      for (const id of missed) missedEntry(id).then(entry => entry && list.append(entry))
    },
  }
})()
