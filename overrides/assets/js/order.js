/* Which question comes next, and how many make a day's work: what was answered, a day and the interview's day in, the next one
   and today's share out. Pure: no clock, no storage, no page. Days are whole numbers that grow by one each midnight.

   The order and its measures: `benchmarks/practice.py`. A question missed today comes again once, when eight others came between;
   then those missed the last time; then new ones, those that the notes name first; then those right on the fewest days in a row,
   the longest unasked first. No dates of repetition are kept, so a day left out leaves no debt and a moved interview moves nothing. */
"use strict"

const order = (() => {
  const APART = 8 // others between a miss and its second try
  const TIMES = 2 // that one question is asked in a day
  const DAYS = 3 // right in a row that are enough
  const SECONDS = { fresh: 28, again: 13 } // what one takes, half of them right (practice.py says so of its learners)

  /* What a log tells on a day. `log`: [time, grade, id] in the order of time, where a grade of 1 is right and any other is not;
     `dayOf` gives the day of a time. */
  function state(log, day, dayOf) {
    const made = { day, cards: new Map(), before: new Map(), today: [], right: new Set() }
    for (const [time, grade, id] of log) answer(made, id, grade === 1, Math.min(day, dayOf(time)))
    return made
  }

  /* Note an answer, given on the state's own day if none is said. */
  function answer(made, id, right, day = made.day) {
    const known = made.cards.get(id) ?? { days: 0, last: -Infinity, missed: false, misses: 0 }
    if (day === made.day) {
      if (!made.before.has(id)) made.before.set(id, made.cards.get(id))
      made.today.push(id)
      if (right) made.right.add(id)
      else made.right.delete(id)
    }
    const days = right ? known.days + (known.last !== day) : 0 // put right on the day of its miss, it has no right day yet
    made.cards.set(id, { days, last: day, missed: !right, misses: known.misses + !right })
  }

  /* The next of some questions ({id, named}), or nothing when each is done for today. `but`: ids that are not to come. */
  function next(made, items, but = new Set()) {
    const places = new Map(made.today.map((id, place) => [id, place]))
    const latest = made.today.at(-1)
    let best = null
    for (const item of items) {
      if (but.has(item.id)) continue
      const rank = rankOf(made, item, places, latest)
      if (rank && (!best || less(rank, best.rank))) best = { item, rank }
    }
    return best?.item ?? null
  }

  /* What decides, from the left; nothing for a question that is done for today. */
  function rankOf(made, item, places, latest) {
    const known = made.cards.get(item.id)
    const mixed = mix(item.id, made.day)
    if (!known) return [3, item.named ? 0 : 1, mixed]
    if (!places.has(item.id)) return known.missed ? [2, known.last, mixed] : [4, known.days, known.last, mixed]
    if (made.right.has(item.id) || made.today.filter(id => id === item.id).length >= TIMES) return null
    const place = places.get(item.id)
    if (made.today.length - 1 - place >= APART) return [1, place]
    return [item.id === latest ? 6 : 5, place] // before its time, where nothing else is left
  }

  /* How many right days are missing for enough of them before the interview: as the day began, or with today's answers. */
  function missing(made, items, interview, began) {
    const enough = Math.min(DAYS, interview - made.day)
    let sum = 0
    for (const { id } of items) {
      const known = began && made.before.has(id) ? made.before.get(id) : made.cards.get(id)
      sum += Math.max(0, enough - (known?.days ?? 0))
    }
    return sum
  }

  /* Today's part of the right days that are missing. */
  function share(made, items, interview) {
    const left = interview - made.day
    return left > 0 ? Math.ceil(missing(made, items, interview, true) / left) : 0
  }

  /* How much of today's share is done. A miss that throws a question back has to be made good. */
  function done(made, items, interview) {
    return missing(made, items, interview, true) - missing(made, items, interview, false)
  }

  /* The questions that will come if each is right: at most `most` of them, in at most so many `seconds`. */
  function plan(made, items, most, seconds = Infinity, but = new Set()) {
    const ahead = copy(made), planned = []
    const others = new Set(but)
    let spent = 0
    while (planned.length < most) {
      const item = next(ahead, items, others)
      if (!item) break
      const fresh = !ahead.cards.has(item.id)
      spent += fresh ? SECONDS.fresh : SECONDS.again
      if (spent > seconds && planned.length) break
      planned.push({ id: item.id, fresh })
      answer(ahead, item.id, true)
    }
    return planned
  }

  /* Today's work: its share, how many were right, and the questions that are left of it, as many as fit the minutes of a day.
     Without an interview, or with one that is past, the minutes alone say how many. */
  function today(made, items, interview, minutes) {
    const left = interview === null ? null : interview - made.day
    const whole = left > 0 ? share(made, items, interview) : left === null ? Infinity : 0
    const ours = new Set(items.map(({ id }) => id))
    const right = [...made.right].filter(id => ours.has(id)).length
    const seconds = minutes * 60 - spent(made, ours)
    const more = left > 0 ? whole - done(made, items, interview) : whole
    const planned = seconds > 0 ? plan(made, items, Math.max(0, more), seconds) : []
    const fresh = items.filter(({ id }) => !made.cards.has(id)).length
    return { left, share: whole, right, planned, fresh, reached: reach(fresh, left, minutes) }
  }

  /* The seconds that today's answers took, by the same measure. */
  function spent(made, ours) {
    const seen = new Set()
    return made.today.filter(id => ours.has(id)).reduce((sum, id) => {
      const fresh = !made.before.get(id) && !seen.has(id)
      seen.add(id)
      return sum + (fresh ? SECONDS.fresh : SECONDS.again)
    }, 0)
  }

  /* How many new questions the days left have time for, each asked once again; nothing where that is all of them. */
  function reach(fresh, left, minutes) {
    if (!(left > 0)) return null
    const fit = Math.floor((left * minutes * 60) / (SECONDS.fresh + (left > 1 ? SECONDS.again : 0)))
    return fit < fresh ? fit : null
  }

  /* About how many minutes some planned questions take. */
  function minutesOf(planned) {
    return Math.max(1, Math.round(planned.reduce((sum, { fresh }) => sum + (fresh ? SECONDS.fresh : SECONDS.again), 0) / 60))
  }

  /* A question is known once it was right on two days in a row, shaky before, and new while it was never asked. */
  function standing(known) {
    return !known ? "new" : known.days >= 2 ? "known" : "shaky"
  }

  /* Whether a question wants another look: it was missed, and not yet right on two days since. */
  function weak(known) {
    return !!known?.misses && (known.missed || known.days < 2)
  }

  function copy(made) {
    return { ...made, cards: new Map(made.cards), before: new Map(made.before), today: [...made.today], right: new Set(made.right) }
  }

  /* A number for an id, of 32 bits, that is another each day (FNV-1a): what ranks alike is mixed over the topics. */
  function mix(id, day) {
    let hash = 0x811c9dc5 ^ day
    for (let place = 0; place < id.length; place++) hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return (hash ^ (hash >>> 13)) >>> 0
  }

  function less(a, b) {
    for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return a[place] < b[place]
    return false
  }

  return { state, answer, next, share, done, plan, today, minutesOf, standing, weak, mix }
})()
