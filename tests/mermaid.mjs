// Reads texts as a JSON list from standard input; says what Mermaid's own parser finds in each. Argument: Mermaid's module.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

const cleaner = 'data:text/javascript,export default {addHook(){},removeHook(){},sanitize: text => text}'; // it wants a page
const hook = `export const resolve = (name, context, next) =>
  name === 'dompurify' ? { url: ${JSON.stringify(cleaner)}, shortCircuit: true } : next(name, context)`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { default: mermaid } = await import(process.argv[2]);
mermaid.initialize({ securityLevel: 'strict' });

const told = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (type === 'journey') {
      told.push({ type, title: db.getDiagramTitle(), sections: [...db.getSections()], tasks: structuredClone(db.getTasks()) });
    } else {
      const nodes = [...db.getVertices().values()];
      const live = nodes.filter(node => node.link || node.haveCallback || node.styles.length || node.labelType === 'markdown');
      told.push({
        type, live: live.length, texts: nodes.map(node => node.text), edges: db.getEdges().map(edge => edge.text),
        boxes: db.getSubGraphs().map(box => box.title),
      });
    }
  } catch (error) {
    told.push({ error: String(error) });
  }
}
console.log(JSON.stringify(told));
