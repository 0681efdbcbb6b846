"""How a page of hits looks, on a screen and on paper, and how it is filtered and sorted."""

STYLE = """
:root{--ink:#1b2430;--soft:#5b6675;--line:#d9dee5;--paper:#fff;--back:#f4f6f8;--mark:#0b5d8a}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:.25rem 0}.soft{color:var(--soft)}
dl.about{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.75rem 0}
dl.about dt{color:var(--soft)}dl.about dd{margin:0;overflow-wrap:anywhere}
.gaps{border:1px solid #b4540a;border-left-width:4px;background:#fff8f0;border-radius:.4rem;
padding:.5rem .9rem;margin:.75rem 0}.gaps ul{margin:.25rem 0;padding-left:1.1rem}
.tools{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;margin:1rem 0;
padding:.6rem .9rem;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
.tools label{white-space:nowrap}.tools input[type=search]{min-width:14rem;padding:.2rem .4rem}
section{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;
margin:0 0 .75rem;padding:.6rem 1rem}
section>h2{font-size:1rem;margin:0 0 .3rem;overflow-wrap:anywhere}
section>h2 small{font-weight:400;color:var(--soft)}
article{border-top:1px solid var(--line);padding:.45rem 0 .45rem .7rem;
border-left:4px solid var(--line);break-inside:avoid}
article.strong{border-left-color:var(--mark)}
.line{display:grid;grid-template-columns:3.2rem 11rem minmax(0,1fr) minmax(0,1.4fr);gap:.6rem}
.score{font-weight:700;font-variant-numeric:tabular-nums}
.line>*{overflow-wrap:anywhere}.line small,.reason{color:var(--soft);font-size:.86rem}
ol,ul.claims{margin:.2rem 0 0;padding-left:1.2rem;font-size:.86rem}
ol ul{margin:0;padding-left:1.1rem;color:var(--soft)}
details{font-size:.86rem}summary{cursor:pointer;color:var(--soft)}
.dot{display:none}[hidden]{display:none!important}
@media(max-width:48rem){.line{grid-template-columns:3.2rem 1fr}}
@media print{@page{margin:10mm}body{background:#fff;font-size:7.2pt;line-height:1.18}
main{max-width:none;padding:0}.tools{display:none}h1{font-size:12pt}
section{border:0;border-top:1px solid #999;border-radius:0;margin:0;padding:.4mm 0}
section>h2{font-size:7.4pt;margin:0;break-after:avoid}
article{padding:.1mm 0 .1mm 2mm;border-top:0}
.line,.line>*,.reason,.dot{display:inline}.line br{display:none}.line>*::after{content:"  "}
.line small,.reason,ol{font-size:6.6pt}.line small::before{content:" "}
ol{padding-left:4mm;margin:0}details{display:none}}
"""

SCRIPT = """
const all=[...document.querySelectorAll("section")],list=document.getElementById("list");
function show(){
 const on=[...document.querySelectorAll("input[data-of]:not(:checked)")].map(b=>b.dataset.of);
 const word=document.getElementById("word").value.toLowerCase();let seen=0;
 for(const s of all){let any=false;
  for(const a of s.querySelectorAll("article")){
   const out=on.includes(a.dataset.alert)||on.includes(a.dataset.band);
   const fits=!word||(s.querySelector("h2").textContent+a.textContent).toLowerCase().includes(word);
   a.hidden=out||!fits;any=any||!a.hidden;seen+=!a.hidden;}
  s.hidden=!any;}
 document.getElementById("seen").textContent=seen+" shown";}
function sort(){const by=document.getElementById("by").value;
 const key=s=>by==="row"?+s.dataset.row:by==="hits"?-s.querySelectorAll("article").length:
  -s.dataset.score;
 all.sort((a,b)=>key(a)-key(b)||a.dataset.row-b.dataset.row).forEach(s=>list.append(s));}
document.addEventListener("input",e=>{if(e.target.id==="by")sort();else show();});
show();
"""
