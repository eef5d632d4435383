"""How the page looks: on a screen, on a dark one, on a phone, on paper."""

from __future__ import annotations

_COLOURS = """
:root{--page:#fff;--ink:#1d2733;--soft:#52606d;--rule:#d5dbe1;--panel:#f6f8fa;--link:#0a5a8a;
--error:#b42318;--warning:#8a4b00;--info:#0a5a8a}
@media screen and (prefers-color-scheme:dark){:root{--page:#12181f;--ink:#e8edf2;--soft:#aab6c2;--rule:#35424f;
--panel:#1a222b;--link:#7fd0ec;--error:#ff9c91;--warning:#ffc46b;--info:#7fd0ec}}
"""

_WORDS = """
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;padding:1.5rem clamp(1rem,4vw,3rem) 4rem;overflow-wrap:break-word;
font:1rem/1.55 Inter,'Segoe UI','Helvetica Neue',Arial,'Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',
'Hiragino Sans','Noto Sans Arabic',sans-serif}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h1{font-size:clamp(1.6rem,4vw,2.3rem);margin:.2rem 0 .6rem}
h2{font-size:1.45rem;margin:0 0 .8rem}
h3{font-size:1.05rem;margin:1.6rem 0 .5rem}
p,ul,ol{max-width:46rem;margin:.5rem 0}
a{color:var(--link)}
li{margin:.35rem 0}
code{font:.92em/1.4 ui-monospace,'Cascadia Mono',Menlo,Consolas,monospace;background:var(--panel);
border:1px solid var(--rule);border-radius:4px;padding:0 .25em}
.part{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:1.8rem}
.above{font-size:.85rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:0}
.scenario{font-size:1.15rem}
.facts,.aside{color:var(--soft);font-size:.9rem}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;background:var(--page);padding:.5rem}
"""

_PARTS = """
.contents{background:var(--panel);border:1px solid var(--rule);border-radius:10px;padding:1rem 1.4rem;
margin-top:1.5rem;max-width:48rem}
.contents h2{font-size:1rem;margin:0 0 .3rem}
.contents ol{margin:0;padding-left:1.9rem}
.todo{padding-left:1.5rem}
.todo>li{padding-left:.3rem;margin:.8rem 0}
.todo strong{display:block}
.whose{font-size:.9rem;border:1px solid var(--rule);border-radius:99px;padding:.05rem .6rem;display:inline-block}
.unowned{border:1px dashed var(--error);color:var(--error)}
.findings{list-style:none;padding:0}
.findings>li{border-left:4px solid var(--rule);padding:.1rem 0 .1rem .8rem;margin:.9rem 0}
.findings>.is-error{border-color:var(--error)}
.findings>.is-warning{border-color:var(--warning);border-left-style:double}
.findings>.is-info{border-color:var(--info);border-left-style:dotted}
.care{background:var(--panel);border-radius:10px;padding:.8rem 1.2rem;margin-top:1.6rem;max-width:48rem}
.care h3{margin-top:0}
.drawn{margin:1rem 0}
.wide{overflow-x:auto;border:1px solid var(--rule);border-radius:10px;max-width:max-content}
.wide:focus-visible{outline:3px solid var(--link)}
.wide>svg{display:block;max-width:100%;height:auto}
.told{margin:1.6rem 0}
table{border-collapse:collapse;font-size:.88rem;line-height:1.4}
caption{text-align:start;font-weight:600;font-size:1rem;padding:.7rem .8rem;white-space:nowrap}
th,td{text-align:start;vertical-align:top;padding:.4rem .8rem;border-top:1px solid var(--rule);max-width:24rem;
min-width:3.5rem;overflow-wrap:normal}
thead th{vertical-align:bottom;color:var(--soft);font-weight:600}
.figure{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .figure{white-space:normal}
caption .aside{font-weight:400}
.aside{max-width:60rem}
details{margin-top:1.6rem}
summary{cursor:pointer;color:var(--link);font-weight:600;padding:.3rem 0}
"""

_PAPER = """
@page{margin:15mm}
@page across{size:landscape;margin:10mm}
@media print{
html{font-size:10pt}
body{padding:0}
a{color:inherit;text-decoration:none}
.skip,summary{display:none}
details::details-content{content-visibility:visible;block-size:auto;display:block}
.part{margin-top:8mm;padding-top:4mm}
.drawing-of-all{page:across;break-before:page;break-after:page;border:0;margin:0;padding:0}
.drawing-of-all+.part{border:0;margin:0;padding:0}
.wide{overflow:visible;border:0;max-width:none}
.drawn .wide>svg{min-width:0!important;max-height:175mm}
.told .wide{border:1px solid var(--rule)}
table{font-size:7pt;width:100%}
th,td{padding:.2rem .35rem;min-width:0;overflow-wrap:break-word}
caption{white-space:normal}
.many{font-size:5.5pt}
.many th,.many td{padding:.15rem .2rem}
.many th{overflow-wrap:anywhere}
thead{display:table-header-group}
tr,li,.drawn,.care{break-inside:avoid}
h2,h3,caption,thead{break-after:avoid}
}
"""

STYLE = "".join(line for part in (_COLOURS, _WORDS, _PARTS, _PAPER) for line in part.splitlines())
"""The style sheet, in one line. No selector reaches into a picture: those paint themselves."""
