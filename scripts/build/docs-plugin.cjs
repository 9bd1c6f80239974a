/** Renders the Markdown pages that the add-in links to (@helpurl, the manifest) as plain HTML beside the add-in. */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { DOCS_POLICY } = require("./officejs.cjs");

const PLUGIN = "DocsPlugin";
const STYLE = "docs/docs.css";
const escapeHtml = (text) => text.replace(/[&<>"]/gu, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** One HTML page from the rendered body; `up` leads from the page to dist/docs/. */
function page({ title, body, up, index }) {
  const navigation = index === null ? "" : `<nav aria-label="Sidor"><a href="${index}">Alla funktioner</a></nav>\n`;
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${DOCS_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)} – Bokslut</title>
<link rel="icon" href="${up}../assets/ikon-32.png">
<link rel="stylesheet" href="${up}docs.css">
</head>
<body>
${navigation}<main>
${body}</main>
</body>
</html>
`;
}

/** The address of a linked page: pages link to each other as .md in the sources and as .html here; README.md is the folder's index. */
const pageLink = (href) => (/^[a-z]+:/iu.test(href) ? href : href.replace(/(^|\/)README\.md(?=#|$)/u, "$1index.html").replace(/\.md(?=#|$)/u, ".html"));

const slug = (text) => text.toLowerCase().replace(/<[^>]*>|&[a-z0-9#]+;/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "");

/**
 * Markdown → { title, body }: headings get ids so that links to sections work, tables get header cells with scope, HTML is dropped.
 * A link to a file of the repository that is not delivered (the source of a rule, a test) becomes plain text.
 */
async function renderMarkdown(text, source, delivered) {
  const { Marked } = await import("marked");
  const title = /^#\s+(.+)$/mu.exec(text)?.[1]?.replace(/[`*_]/gu, "").trim() ?? path.basename(source, ".md");
  const leadsSomewhere = (href) => /^([a-z]+:|#)/iu.test(href) || delivered.has(path.posix.join(path.posix.dirname(source), decodeURI(href).replace(/#.*/u, "")));
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: () => "",
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        return leadsSomewhere(href) ? `<a href="${escapeHtml(pageLink(href))}">${inner}</a>` : inner;
      },
      heading({ tokens, depth, text: plain }) {
        return `<h${depth} id="${escapeHtml(slug(plain))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const body = (await marked.parse(text)).replace(/<th(?=[ >])/gu, '<th scope="col"').replace(/<table>/gu, '<div class="table" tabindex="0"><table>').replace(/<\/table>/gu, "</table></div>");
  return { title, body };
}

class DocsPlugin {
  /** @param {{ root: string, folder: string, pages: string[] }} options the repository, the folder of function pages, other pages */
  constructor(options) {
    this.options = options;
  }

  apply(compiler) {
    const { root, folder, pages } = this.options;
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: PLUGIN, stage }, async () => {
        const emit = (name, text) => compilation.emitAsset(name, new compiler.webpack.sources.RawSource(text));
        const directory = path.join(root, folder);
        compilation.contextDependencies.add(directory);
        const names = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(".md")).sort() : [];
        const delivered = new Set([...names.map((name) => `${folder}/${name}`), ...pages]);
        const titles = [];
        for (const name of names) {
          const isIndex = name === "README.md";
          const target = isIndex ? "index.html" : name.replace(/\.md$/u, ".html");
          const rendered = await renderMarkdown(readFileSync(path.join(directory, name), "utf8"), `${folder}/${name}`, delivered);
          if (!isIndex) titles.push({ href: target, title: rendered.title });
          emit(`${folder}/${target}`, page({ ...rendered, up: "../", index: isIndex ? null : "index.html" }));
        }
        if (!names.includes("README.md")) {
          const list = titles.map(({ href, title }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></li>`).join("\n");
          emit(`${folder}/index.html`, page({ title: "Funktionerna i Bokslut", body: `<h1>Funktionerna i Bokslut</h1>\n<ul>\n${list}\n</ul>\n`, up: "../", index: null }));
        }
        for (const source of pages) {
          const file = path.join(root, source);
          compilation.fileDependencies.add(file);
          if (!existsSync(file)) continue;
          const rendered = await renderMarkdown(readFileSync(file, "utf8"), source, delivered);
          emit(source.replace(/\.md$/u, ".html"), page({ ...rendered, up: "", index: "functions/index.html" }));
        }
        const style = path.join(root, "assets", "docs.css");
        compilation.fileDependencies.add(style);
        emit(STYLE, readFileSync(style, "utf8"));
      });
    });
  }
}

module.exports = { DocsPlugin };
