"""Measures that every page must meet, taken in the browser itself."""

CONTROLS = """[...document.querySelectorAll("a, button, input:not([type=hidden]), textarea")]
.filter(control => control.id != "skip" && !control.hidden).map(control => {
    const label = control.labels && control.labels[0]
    const own = control.getBoundingClientRect()
    const box = label ? control.parentElement.getBoundingClientRect() : own
    return {name: control.id || control.textContent.trim(), y: own.y + scrollY,
        left: own.left, right: own.right, width: box.width, height: box.height}
})"""
HEADINGS = """[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
.map(heading => Number(heading.tagName[1]))"""
