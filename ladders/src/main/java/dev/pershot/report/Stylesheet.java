package dev.pershot.report;

/** How the report looks, in light and dark. */
final class Stylesheet {
  static final String TEXT =
      """

      :root {
        color-scheme: light dark;
        --page: #f6f7f9; --sheet: #ffffff; --ink: #1b1f27; --soft: #5b6472; --line: #dfe3e8;
        --accent: #1f5fd6; --title: #c4511d; --alarm: #b3261e; --alarm-page: #fde9e7;
        --c0: #6a4fc4; --c1: #b8508c; --c2: #a9741f; --c3: #5f8a2c; --c4: #1f8f83; --c5: #8a6d5c;
        --c6: #5b7083;
        --q0: #c2412d; --q1: #e08a4a; --q2: #d9bf55; --q3: #69b096; --q4: #2c7c8c;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #12151a; --sheet: #1a1e25; --ink: #e7eaef; --soft: #9aa4b2; --line: #313844;
          --accent: #7fb0ff; --title: #ff9d6b; --alarm: #ff9b92; --alarm-page: #4a1f1c;
          --c0: #a898f5; --c1: #ee8fc4; --c2: #dcae5e; --c3: #9fca68; --c4: #5fc9bb; --c5: #c4a594;
          --c6: #9fb4c6;
          --q0: #d8604c; --q1: #e39a62; --q2: #d8c36b; --q3: #6fb79d; --q4: #3f98aa;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--page); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans",
          Arial, sans-serif;
      }
      main { max-width: 1120px; margin: 0 auto; padding: 32px 20px 64px; }
      h1 { font-size: 28px; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
      h2 { font-size: 18px; margin: 0 0 14px; }
      h3 {
        font-size: 12px; margin: 0 0 6px; color: var(--soft); text-transform: uppercase;
        letter-spacing: 0.06em;
      }
      .sub { color: var(--soft); margin: 6px 0 0; overflow-wrap: anywhere; }
      code { font: 13px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      section {
        background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
        padding: 20px; margin-top: 20px;
      }
      .cards {
        list-style: none; margin: 22px 0 0; padding: 0; display: grid; gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
      }
      .cards li {
        background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
        padding: 14px 16px;
      }
      .cards strong {
        display: block; font-size: 24px; line-height: 1.25; font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      .cards .wrong { color: var(--alarm); }
      .cards span { color: var(--soft); font-size: 13px; line-height: 1.35; display: block; }
      .scroll { overflow-x: auto; }
      .scroll:focus-visible, a:focus-visible, summary:focus-visible {
        outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px;
      }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      caption { text-align: left; color: var(--soft); font-size: 13px; padding-bottom: 8px; }
      th, td { padding: 6px 10px; text-align: right; white-space: nowrap; }
      thead th { color: var(--soft); font-size: 12px; font-weight: 600; }
      thead th[scope="colgroup"] { text-align: left; color: var(--ink); padding-bottom: 0; }
      thead tr:last-child th { border-bottom: 1px solid var(--line); }
      tbody tr + tr > * { border-top: 1px solid var(--line); }
      tbody th { font-weight: 600; text-align: left; }
      .text { text-align: left; }
      .alarm { color: var(--alarm); background: var(--alarm-page); font-weight: 650; }
      tr:target > * { background: color-mix(in srgb, var(--accent) 14%, transparent); }
      a { color: var(--accent); }
      summary { cursor: pointer; color: var(--accent); }
      details[open] summary { margin-bottom: 12px; }
      .columns {
        display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      }
      dl {
        margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 3px 14px; font-size: 14px;
      }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
      .chart { display: block; width: 100%; min-width: 680px; height: auto; font-size: 13px; }
      .grid { stroke: var(--line); stroke-width: 1; }
      .mark { stroke: var(--soft); stroke-width: 1; }
      .tick { fill: var(--soft); font-variant-numeric: tabular-nums; }
      .caption { fill: var(--soft); font-size: 12px; }
      .middle { text-anchor: middle; }
      .end { text-anchor: end; }
      .curve { fill: none; stroke-width: 1.6; stroke-linejoin: round; opacity: 0.85; }
      .per-shot { stroke: var(--accent); stroke-width: 3; opacity: 1; }
      .per-title { stroke: var(--title); stroke-width: 2; stroke-dasharray: 7 5; opacity: 1; }
      .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); }
      .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); }
      .c6 { stroke: var(--c6); }
      .rung circle { fill: var(--accent); stroke: var(--sheet); stroke-width: 2; }
      .rung .number { fill: var(--sheet); font-size: 11px; font-weight: 700; text-anchor: middle; }
      .rung .label {
        fill: var(--ink); font-weight: 600; paint-order: stroke; stroke: var(--sheet);
        stroke-width: 4px; stroke-linejoin: round;
      }
      .q0 { fill: var(--q0); } .q1 { fill: var(--q1); } .q2 { fill: var(--q2); }
      .q3 { fill: var(--q3); } .q4 { fill: var(--q4); }
      rect[class^="q"]:hover { opacity: 0.75; }
      .average { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 4; }
      .gradual { fill: var(--title); }
      .legend {
        list-style: none; margin: 10px 0 0; padding: 0; display: flex; flex-wrap: wrap;
        gap: 6px 18px; font-size: 13px; color: var(--soft);
      }
      .legend li { display: flex; align-items: center; gap: 7px; }
      .key { width: 30px; height: 12px; flex: none; }
      @media print {
        body { background: none; }
        section, .cards li { break-inside: avoid; }
      }
      """;

  private Stylesheet() {}
}
