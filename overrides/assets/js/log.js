/* What is remembered, as a text: the lines that the browser keeps, and that are shared and opened. Pure: knows no storage, no page.

     prep log 1
     1764054723123 + inode-limit          right        - missed        ~ told, but too long
     1764054723123 x inode-limit          the answer of that time is taken back
     1764054800000 = date 2026-12-03      a thing kept by its name; the latest counts

   The order of the lines says nothing, so two logs merge as a union of theirs. */
"use strict"

const logText = (() => {
const HEAD = "prep log "
const VERSION = 1
const LINE = /^(\d{1,16}) ([-+~x=]) (\S+)(?: (.*))?$/
const GRADES = { "+": 1, "-": 0, "~": 2 }

/* The text of some lines. */
function write(lines) {
  return `${HEAD}${VERSION}\n${[...lines].sort().map(line => `${line}\n`).join("")}`
}

/* The good lines of a text, its version (0 without one), and whether something in it could not be read. */
function read(text) {
  const [head, ...rest] = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").trim().split("\n").map(line => line.trim())
  const version = head.startsWith(HEAD) ? Number(head.slice(HEAD.length)) || 0 : 0
  const lines = version ? rest.filter(line => LINE.test(line)) : []
  return { lines, version, unread: !version || lines.length < rest.filter(Boolean).length }
}

/* What lines tell: the answers, [time, grade, id] in the order of time, without those that were taken back; the latest value of
   each name; and the latest moment of an answer. */
function tell(lines) {
  const found = [...lines].map(line => LINE.exec(line)).filter(Boolean)
  const back = new Set(found.filter(([, , sign]) => sign === "x").map(([, time, , id]) => `${time} ${id}`))
  const log = found
    .filter(([, time, sign, id]) => sign in GRADES && !back.has(`${time} ${id}`))
    .map(([, time, sign, id]) => [Number(time), GRADES[sign], id])
    .sort((a, b) => a[0] - b[0] || (a[2] < b[2] ? -1 : 1) || a[1] - b[1])
  const values = new Map()
  for (const [, typed, sign, name, value = ""] of found.filter(([, , sign]) => sign === "=").sort()) {
    const time = Number(typed)
    if (time >= (values.get(name)?.time ?? 0)) values.set(name, { time, value: unescaped(value) })
  }
  const latest = found.reduce((most, [, time, sign]) => (sign === "=" ? most : Math.max(most, Number(time))), 0)
  return { log, values, latest }
}

/* A line that keeps a value under a name. */
function keeping(time, name, value) {
  return `${time} = ${name} ${escaped(value.trim())}`
}

function escaped(text) {
  return text.replace(/\\/g, "\\\\").replace(/\r\n?|\n/g, "\\n")
}

function unescaped(text) {
  return text.replace(/\\([\\n])/g, (_, sign) => (sign === "n" ? "\n" : "\\"))
}

return { VERSION, write, read, tell, keeping }
})()
