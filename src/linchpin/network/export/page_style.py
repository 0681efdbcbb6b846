"""How the exported page looks: light and dark, on screen and on paper."""

STYLE = """
:root{color-scheme:light dark;--line:#cbd5e1;--by:#4b5563;--link:#1d4ed8;--weak:#b45309}
@media(prefers-color-scheme:dark){:root{--line:#475569;--by:#9ca3af;--link:#93c5fd;--weak:#fbbf24}}
body{margin:0;font:15px/1.45 Inter,Helvetica,Arial,sans-serif}
main{max-width:1100px;margin:0 auto;padding:16px}
a{color:var(--link)}
h2{margin:32px 0 8px}
h3{font-size:16px;margin:4px 0}
small,.by{color:var(--by);font-size:13px;font-weight:400}
article{border-left:4px solid var(--line);padding:2px 0 2px 12px;margin:14px 0;
content-visibility:auto;contain-intrinsic-size:auto 120px;overflow-wrap:anywhere}
article:target{border-color:#9b1c1c}
dl{display:grid;grid-template-columns:minmax(90px,max-content) 1fr;gap:2px 12px;margin:4px 0}
dt{color:var(--by)}
dd{margin:0}
ul{margin:4px 0;padding-left:20px}
blockquote{margin:4px 0 4px 12px}
svg.net{display:block;width:100%;height:auto;margin:12px auto;border:1px solid var(--line)}
.ties line{stroke:var(--line);stroke-width:1.5;vector-effect:non-scaling-stroke}
.ties line.weak{stroke:var(--weak);stroke-dasharray:4 3}
.net.many .ties line{stroke-width:.6}
.who circle{fill:#475569;stroke:Canvas}
.who text{font-size:11px;fill:CanvasText;paint-order:stroke;stroke:Canvas;stroke-width:3px}
.who a:focus circle,.who a:hover circle{fill:#9b1c1c}
@media print{svg.net{max-height:none}article{break-inside:avoid;content-visibility:visible}}
"""
"""Rules of the page's style sheet."""
