/** The frame that is printed is asked first, so that its print() only notes what would be on paper. */
export const stubPrint = (page) => page.evaluate(() => {
  const { createElement } = document;
  document.createElement = function (...args) {
    const node = createElement.apply(this, args);
    if (node.localName === "iframe") node.addEventListener("load", () => {
      node.contentWindow.print = () => (window.printed = node.contentDocument.body.textContent);
    });
    return node;
  };
});
