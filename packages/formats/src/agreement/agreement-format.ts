import type { FormatDescriptor } from '../reader/index.ts';

/** The agreement file, YAML or JSON (docs/reference/agreement.md). */
export const agreementFormat: FormatDescriptor = {
  id: 'agreement',
  name: 'Deconflict agreement',
  holds: 'agreement',
  extensions: ['.yaml', '.yml', '.json'],
  sniff(head) {
    // Keys are ASCII: bytes are enough, and a cut character at the end does no harm.
    const text = String.fromCharCode(...head.subarray(0, 8192));
    const titled = /^(?:\u00ef\u00bb\u00bf)?agreement[ \t]*:/m.test(text) || /"agreement"\s*:\s*"/.test(text);
    const structured = /(?:^|["{,\s])(?:parties|effective|rules)"?\s*:/.test(text);
    if (titled && structured) return 1;
    return titled ? 0.6 : 0;
  },
};
