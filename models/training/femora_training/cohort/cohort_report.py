"""The report of a cohort experiment: one HTML page that needs no other file."""

from html import escape

from .cohort_figures import ScoredSet, calibration_chart, decision_chart, precision_recall_chart, roc_chart

STYLE = """
body{font:15px/1.45 system-ui,sans-serif;color:#1c2024;background:#fff;max-width:1060px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #ccd}
p,li{max-width:78ch}table{border-collapse:collapse;margin:.6rem 0;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .7rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #e3e6ea}
th{font-weight:600}caption{text-align:left;color:#555;padding-bottom:.2rem}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(400px,1fr));gap:1rem 2rem}
figure{margin:0;break-inside:avoid}figcaption{font-weight:600}figure svg{width:100%;max-width:460px}
figure text{font:11px system-ui,sans-serif;fill:#333}.grid line{stroke:#e6e9ee}.note{font-size:10px}
figure ul{list-style:none;margin:.2rem 0;padding:0;font-size:13px}figure ul svg{width:30px;vertical-align:middle}
.remarks{background:#fff6e0;border-left:4px solid #c98a00;padding:.4rem 1rem}.remarks li{margin:.2rem 0}
code{font-size:.85em;overflow-wrap:anywhere}
@media print{body{margin:0;font-size:11px}h2{break-after:avoid}table{break-inside:avoid}}
"""


def cohort_report(metrics: dict, sets: list[ScoredSet], pooled: ScoredSet) -> str:
    """HTML; every figure comes from `metrics`, every curve from `sets` (tests of the final model) and `pooled` (all
    test folds of the cross-validation).
    """
    data = metrics["data"]
    threshold = metrics["final"]["threshold"]
    readers = {
        name: (1 - part["specificity"]["value"], part["sensitivity"]["value"])
        for name, part in (metrics["experts"] or {"readers": {}})["readers"].items()
        if name != "model" and part["specificity"]["n"] and part["sensitivity"]["n"]
    }
    widest = max(sets, key=lambda part: part.labels.size, default=pooled)
    charts = [
        roc_chart([*sets, pooled], threshold, readers),
        precision_recall_chart([*sets, pooled]),
        calibration_chart([widest, pooled] if widest is not pooled else [pooled]),
        decision_chart(widest),
    ]
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Cohort experiment: {escape(data["developmentHospital"])}</title><style>{STYLE}</style></head><body>
<h1>Neoplastic pathologic fracture or not: cohort experiment</h1>
<p>{escape(metrics["network"]["described"])}; views read: {escape(metrics["network"]["views"])}.
Research use only, not a medical device.</p>
{_remarks(data["remarks"])}
<h2>Cohort</h2>{_cohort_table(data)}
<h2>Tests of the final model</h2>
<p>Trained on four of the five folds of {escape(data["developmentHospital"])}; the fifth chose the threshold
{threshold:.3f} (greatest 2·TPR − FPR), the temperature and the bias. No test case chose anything; the last
epoch counts. “Site only” is a rule that knows nothing but the fracture site: what is above it comes from the
pictures.</p>
{_tests_table(metrics["tests"])}
{_predictive_table(metrics["tests"])}
<div class="charts">{"".join(chart.text for chart in charts)}</div>
<p>Dots on the ROC curves: the threshold. Hollow dots: experts. Scores are calibrated to the share of pathologic
fractures in {escape(data["developmentHospital"])};
where they are rarer, the calibration curve lies below the diagonal.</p>
<h2>Cross-validation</h2>
<p>Grouped by patient, stratified by class and site. In each round one fold validates and one is tested.</p>
{_folds_table(metrics["crossValidation"])}
<h2>Experts</h2>{_experts(metrics["experts"])}
<h2>How the figures are made</h2>
<p>AUROC: DeLong; shares: Wilson; balanced accuracy, experts’ figures and kappa: bootstrap over patients, 1,000
draws (shares of 0 and 1: Wilson); all 95 %. p: exact McNemar, two-sided, not corrected for the number of
comparisons. ECE: ten bins of equal width.</p>
<p>Seed {metrics["seed"]}; {metrics["network"]["epochs"]} epochs; data <code>{data["hash"]}</code>;
code <code>{escape(metrics["codeCommit"])}</code>. Scores of single cases: <code>scores.csv</code>; all figures:
<code>metrics.json</code>.</p>
</body></html>
"""


def _remarks(remarks: list[str]) -> str:
    items = "".join(f"<li>{escape(remark)}</li>" for remark in remarks)
    return f'<div class="remarks"><b>About the data</b><ul>{items}</ul></div>' if items else ""


def _table(head: list[str], rows: list[list[str]], caption: str = "") -> str:
    """Cells are HTML already."""
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    note = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{note}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _cohort_table(data: dict) -> str:
    sites = sorted({site for part in data["parts"] for site in part["sites"]})
    head = ["part", "patients", "pictures", "pathologic", *(escape(site) for site in sites)]
    rows = [
        [
            escape(part["name"]),
            str(part["patients"]),
            str(part["pictures"]),
            str(part["pathologic"]),
            *(_pair(part["sites"].get(site, [0, 0])) for site in sites),
        ]
        for part in data["parts"]
    ]
    return _table(head, rows, "By site: pathologic + nonpathologic.")


def _pair(counts: list[int]) -> str:
    return f"{counts[0]} + {counts[1]}" if any(counts) else "–"


def _tests_table(tests: dict) -> str:
    head = [
        "set",
        "n",
        "AUROC",
        "site only",
        "sensitivity",
        "specificity",
        "plain accuracy",
        "balanced",
        "Brier",
        "ECE",
    ]
    rows = [
        [
            escape(name),
            f"{part['positives']} + {part['negatives']}",
            interval(part["auroc"]),
            interval(part["siteOnlyAuroc"]),
            interval(part["sensitivity"]),
            interval(part["specificity"]),
            interval(part["plainAccuracy"]),
            interval(part["balancedAccuracy"]),
            f"{part['brier']:.3f}",
            f"{part['expectedCalibrationError']:.3f}",
        ]
        for name, part in tests.items()
    ]
    return (
        _table(head, rows, "n: pathologic + nonpathologic pictures.") if rows else "<p>The cohort has no test set.</p>"
    )


def _predictive_table(tests: dict) -> str:
    both = {name: part["predictiveValues"] for name, part in tests.items() if part["predictiveValues"]}
    if not both:
        return ""
    prevalences = list(next(iter(both.values())))
    head = ["PPV / NPV at a prevalence of", *(f"{float(value) * 100:g} %" for value in prevalences)]
    rows = [
        [escape(name), *(f"{_share(values[p]['ppv'])} / {_share(values[p]['npv'])}" for p in prevalences)]
        for name, values in both.items()
    ]
    return _table(head, rows)


def _folds_table(validation: dict) -> str:
    rows = [
        [
            str(number),
            f"{fold['positives']} + {fold['negatives']}",
            interval(fold["auroc"]),
            f"{fold['threshold']:.3f}",
            interval(fold["sensitivity"]),
            interval(fold["specificity"]),
        ]
        for number, fold in enumerate(validation["folds"], start=1)
    ]
    pooled = validation["pooled"]
    rows.append(
        ["all", "", interval(pooled["auroc"]), "own", interval(pooled["sensitivity"]), interval(pooled["specificity"])]
    )
    spread = (
        f"AUROC over folds: mean {validation['aurocMean']:.3f}, standard deviation {validation['aurocDeviation']:.3f}."
    )
    return _table(["fold", "n", "AUROC", "threshold", "sensitivity", "specificity"], rows, spread)


def _experts(experts: dict | None) -> str:
    if experts is None:
        return "<p>No test case was read by every expert, so there is nothing to compare.</p>"
    rows = []
    for name, part in experts["readers"].items():
        test = experts["mcnemar"].get(name)
        against = "" if test is None else f"{test['only_first_right']} : {test['only_second_right']}"
        rows.append(
            [
                escape(name),
                interval(part["sensitivity"]),
                interval(part["specificity"]),
                interval(part["plainAccuracy"]),
                against,
                "" if test is None else _p_value(test["p"]),
            ]
        )
    caption = (
        f"{experts['cases']} test pictures of {experts['patients']} patients that every expert read, "
        f"{experts['pathologic']} pathologic. Fleiss kappa of the experts: {interval(experts['fleissKappa'])}."
    )
    head = ["reader", "sensitivity", "specificity", "plain accuracy", "only model right : only reader right", "p"]
    return _table(head, rows, caption)


def interval(part: dict | None) -> str:
    """Value and limits, or why there is none."""
    if part is None or part["n"] == 0:
        return "not defined"
    return f"{part['value']:.3f} <small>({part['low']:.3f} to {part['high']:.3f})</small>"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _p_value(p: float) -> str:
    return "&lt; .001" if p < 0.001 else f"{p:.3f}"
