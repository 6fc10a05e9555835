/* The four messages of the theme's search box: it sends the sections of the search index (SETUP) and what is typed (QUERY), and
   takes hits, each as it is to be listed (RESULT). The theme's own worker, with its index, is never loaded. What ours is made of is
   loaded, and its index built, with the first letter that is typed: most visits to a page look for nothing. What this relies on
   is pinned in tests/browser/test_search_theme.py. */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
/* A function that takes the messages of the box. `post` sends one; `load` runs the scripts of this folder, by their names. */
function answering(post, load) {
  let documents = null, started = null, asked = ""

  async function start() {
    await load(["search.js", "sections.js"]) // the other parts of this folder as one, and what is known of this content
    const ranking = new Ranking(documents, searched)
    const list = new List(documents, searched.sections)
    return query => list.items(ranking.hits(query))
  }

  return async ({ type, data }) => {
    if (type === SETUP) {
      documents = data.docs
      return post({ type: READY })
    }
    if (type !== QUERY) return
    asked = String(data)
    const find = asked.trim() ? await (started ??= start()) : () => []
    if (asked === String(data)) post({ type: RESULT, data: { items: find(asked) } }) // else more was typed meanwhile
  }
}
