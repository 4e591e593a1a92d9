/** How the report looks, on a screen and on A4 paper. Black on white in both: it is printed. */
export const reportStyle = `
@page { size: A4; margin: 18mm; }
body { margin: 0 auto; max-width: 180mm; padding: 8mm; font: 14px/1.45 "Segoe UI", system-ui, "Noto Sans CJK SC", "Microsoft YaHei UI", sans-serif; color: #14202a; background: #fff; font-variant-numeric: tabular-nums; }
h1 { font-size: 26px; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 24px 0 8px; break-after: avoid; }
.figures { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 0; }
.figures dt { color: #43505c; font-size: 13px; }
.figures dd { margin: 0; font-size: 34px; font-weight: 650; }
.balance { color: #43505c; }
table { width: 100%; border-collapse: collapse; margin: 0 0 12px; }
th, td { padding: 3px 8px; border-bottom: 1px solid #d3dae0; text-align: left; font-weight: 400; overflow-wrap: anywhere; vertical-align: top; }
thead th { color: #43505c; font-size: 13px; }
tbody th { min-width: 26mm; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
code { font-family: Consolas, "Noto Sans Mono", monospace; font-size: 12px; }
svg { width: 100%; height: auto; }
svg text { font-size: 12px; fill: #43505c; }
.axis { stroke: #74818c; }
.left { fill: none; stroke: #0a5c61; stroke-width: 2.5; }
`
