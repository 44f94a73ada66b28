/// The style sheet of a dashboard page: light and dark, a phone's width and paper.
///
/// Contrast of every text is at least 4.5 to 1 (WCAG 2.2, AA), measured in both schemes; it holds neither `<` nor `&`.
package enum DashboardStyle {
  package static let sheet = """

    :root{--paper:#fff;--ground:#f6f4f7;--ink:#1d1a22;--soft:#57505f;--line:#d6d0dc;--accent:#7b1e5b;--track:#e6e0ea;
    --g4:#cfe8d5;--g3:#dcecc4;--g2:#f6e7b4;--g1:#f8d3b6;--g0:#f2c4c4;--notice:#fff3cd}
    @media (prefers-color-scheme:dark){:root{--paper:#1c1922;--ground:#131118;--ink:#efebf3;--soft:#b9b0c4;--line:#443d4e;
    --accent:#f0a3d0;--track:#3a3344;--g4:#1f4a2c;--g3:#37491c;--g2:#554512;--g1:#5e3513;--g0:#5e2020;--notice:#4a3c0a}}
    *{box-sizing:border-box}
    html{scroll-behavior:smooth}
    body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
    header,main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1.5rem}
    h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}
    h2{font-size:1.3rem;margin:0 0 .4rem}
    h3{font-size:1rem;margin:1rem 0 .4rem}
    p{margin:.3rem 0}
    a{color:var(--accent)}
    a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
    .over{color:var(--soft);font-size:.95rem}
    .lead,.small{color:var(--soft)}
    .small{font-size:.85rem}
    .facts{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.4rem .6rem}
    .facts li{background:var(--paper);border:1px solid var(--line);border-radius:1rem;padding:.15rem .8rem;font-size:.92rem}
    .notice{background:var(--notice);border-left:4px solid var(--accent);padding:.5rem .8rem;margin:.6rem 0}
    nav{display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:.8rem 0;font-size:.95rem}
    section{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem;margin:1rem 0}
    #key{background:none;border:0;padding:0}
    #key h2{position:absolute;left:-99rem}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(14.5rem,1fr));gap:.8rem}
    .card{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem;display:flex;flex-direction:column}
    .card h3{margin:0 0 auto;font-size:.95rem;font-weight:600}
    .big{color:var(--soft);margin:.5rem 0 0}
    .big strong{font-size:2.1rem;line-height:1.1;color:var(--accent);font-variant-numeric:tabular-nums}
    .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1.2rem}
    figure{margin:0}
    figcaption{font-weight:600;margin-bottom:.3rem}
    .scroll{overflow-x:auto;position:relative}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    th,td{padding:.35rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th{color:var(--soft);font-weight:600;font-size:.88rem}
    tbody th{font-weight:400}
    tbody th .small{display:block}
    .total th,.total td{font-weight:700}
    .inner th{padding-left:1.4rem}
    .number,thead .number{text-align:right}
    td.number{white-space:nowrap}
    .chart{min-width:9rem;width:32%;white-space:nowrap}
    .chart .bar{width:calc(100% - 5rem);display:inline-block;vertical-align:middle}
    .chart .value{display:inline-block;width:4.4rem;text-align:right}
    .chart .small{white-space:normal}
    .bars .chart{width:45%;min-width:6rem}
    .bars .chart .bar{width:100%}
    .bars th,.bars td{padding:.2rem .3rem;border-bottom:0}
    .bar{height:.9rem;width:100%}
    .track{fill:var(--track)}
    .fill{fill:var(--accent)}
    .mark{fill:var(--ink)}
    .line{width:100%;max-width:30rem;display:block}
    .line text{fill:var(--ink);font-size:12px}
    .axis{stroke:var(--soft);stroke-width:1}
    .trend{fill:none;stroke:var(--accent);stroke-width:2.5}
    .dot{fill:var(--accent)}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:0;margin:.4rem 0;font-size:.9rem}
    .swatch{display:inline-block;width:1.1rem;height:1.1rem;border:1px solid var(--soft);border-radius:.2rem;vertical-align:-.2rem;margin-right:.4rem}
    .tiles{list-style:none;padding:0;margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(7.2rem,1fr));gap:.4rem}
    .tiles li{border:1px solid var(--line);border-radius:.4rem;padding:.35rem .5rem;font-size:.85rem;line-height:1.25;display:flex;flex-direction:column}
    .tiles b{font-size:1.05rem;margin-top:auto}
    .g4{background:var(--g4)}
    .g3{background:var(--g3)}
    .g2{background:var(--g2)}
    .g1{background:var(--g1)}
    .g0{background:var(--g0)}
    .held{font-style:italic;color:var(--soft)}
    .none{color:var(--soft)}
    .said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    summary{cursor:pointer;padding:.25rem 0}
    .tree details details{margin-left:1rem;border-left:2px solid var(--line);padding-left:.7rem}
    footer{color:var(--soft);font-size:.85rem;padding-bottom:2rem}
    @media (max-width:40rem){body{font-size:15px}
    section{padding:.8rem}
    h1{font-size:1.45rem}
    .cards{grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))}
    .big strong{font-size:1.7rem}
    th,td{padding:.3rem}
    .chart{min-width:7rem}
    #quality .chart{min-width:0;width:auto}
    #quality .bar{display:none}
    #quality .chart .value{width:auto}
    .progress thead{display:none}
    .progress tr{display:grid;grid-template-columns:1fr auto auto;gap:0 .6rem;border-bottom:1px solid var(--line);padding:.4rem 0}
    .progress th,.progress td{border:0;padding:.1rem 0}
    .progress [data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.85rem}
    .progress th,.progress .chart{grid-column:1/-1;width:auto}
    .stack thead{display:none}
    .stack,.stack tbody{display:block}
    .stack tr{display:flex;flex-wrap:wrap;gap:0 .8rem;border-bottom:1px solid var(--line);padding:.4rem 0}
    .stack th,.stack td{border:0;padding:.1rem 0}
    .stack th{flex-basis:100%;order:-1;font-weight:600}
    .stack .parts{flex-basis:100%;order:1}
    .stack td:first-child{color:var(--soft);font-size:.85rem}
    .stack td:first-child+*+td{flex:1}
    .stack [data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.85rem}
    .tree details details{margin-left:.3rem;padding-left:.5rem}}
    @page{size:A4;margin:14mm}
    @media print{:root{--paper:#fff;--ground:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#7b1e5b;--track:#e6e0ea;
    --g4:#cfe8d5;--g3:#dcecc4;--g2:#f6e7b4;--g1:#f8d3b6;--g0:#f2c4c4;--notice:#fff3cd}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:10pt}
    header,main,footer{max-width:none;padding:0}
    nav,.skip{display:none}
    section{border:0;padding:0;margin:5mm 0}
    .card,.tiles li,tr,figure,#indicators .scroll{break-inside:avoid}
    h2,h3,summary,.lead{break-after:avoid}
    .cards{grid-template-columns:repeat(4,1fr)}
    .big strong{font-size:1.6rem}
    thead{display:table-header-group}}

    """
}
