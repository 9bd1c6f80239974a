/** The entry points that exist; a missing one is said and left out, so that the rest of the add-in can be built and looked at. */
const { existsSync } = require("node:fs");
const path = require("node:path");

function existingEntries(root, entries) {
  const kept = Object.entries(entries).filter(([name, file]) => {
    const there = existsSync(path.join(root, file));
    if (!there) console.error(`${file} saknas: ${name} byggs inte. / missing, left out.`);
    return there;
  });
  return Object.fromEntries(kept);
}

module.exports = { existingEntries };
