/** Every step of the gallery, so that no picture is too long to be read, from left to right and from right to left. */
import { STEPS, gallery, go, others } from "./lib/gallery.mjs";
import { arrived, ask } from "./lib/visitor.mjs";

const listed = STEPS.filter(({ pick }) => !pick);

export const GALLERY = listed.flatMap(({ id }, at) => ["ltr", "rtl"].map((dir) => {
  const name = `gallery-${String(at + 1).padStart(2, "0")}-${id}-${dir}`;
  return {
    name,
    path: (server) => gallery(server, name, dir),
    steps: async (page) => {
      await arrived(page);
      await ask(page, "import", others());
      await go(page, id);
    },
  };
}));
