"""How a page of findings looks, on a screen and on paper: a sheet for each finding."""

PAGE_STYLE = """
:root{--ink:#1b2430;--soft:#5b6675;--line:#d9dee5;--paper:#fff;--back:#f4f6f8;--mark:#0b5d8a}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:.4rem 0}.soft,small{color:var(--soft)}
small{font-weight:400;font-size:.8rem}a{color:var(--mark)}
dl.about{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.75rem 0}
dl.about dt{color:var(--soft)}dl.about dd{margin:0;overflow-wrap:anywhere}
.gaps{border:1px solid #b4540a;border-left-width:4px;background:#fff8f0;border-radius:.4rem;
padding:.5rem .9rem;margin:.75rem 0}.gaps ul{margin:.25rem 0;padding-left:1.1rem}
section{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;
margin:1rem 0;padding:.8rem 1.2rem}
section>h2{font-size:1.1rem;margin:0 0 .3rem;overflow-wrap:anywhere}
h3{font-size:.95rem;margin:.9rem 0 .2rem}ul{margin:.2rem 0;padding-left:1.2rem}
svg{display:block;max-width:100%;height:auto;margin:.6rem 0}
table{border-collapse:collapse;font-size:.86rem}td,th{padding:.15rem .6rem .15rem 0;text-align:left;
vertical-align:top;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}
.wide{overflow-x:auto}td.n{text-align:right;font-variant-numeric:tabular-nums}
.exposure li{font-weight:600}
.draft{border-left:4px solid var(--line);padding:.2rem 0 .2rem .9rem}.draft>b{color:#b4540a}
@media print{@page{margin:14mm}body{background:#fff;font-size:9pt}main{max-width:none;padding:0}
section{border:0;border-radius:0;padding:0;break-before:page}table{font-size:7.5pt}}
"""
"""Style of the page."""
