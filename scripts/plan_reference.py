#!/usr/bin/env python3
"""Makes tests/data/plan-reference.json anew: the best plans of random assessments, from another solver.

Everything is derived here once more from the scoring model (docs/scoring.md, docs/planning.md), so that
a misreading in the Rust code shows. Needs Python 3 and HiGHS, which nothing else does:

    pip install highspy
    cargo test --test plan_optimizer -- --ignored export_for_reference
    python3 scripts/plan_reference.py

Each line of the result is [seed, value, denominator of the value, effort in hundredths of a day].
"""
import json
import pathlib
from fractions import Fraction

import highspy
import numpy

ROOT = pathlib.Path(__file__).parent.parent
RISK_WEIGHT = {"high": 3, "medium": 2, "low": 1}
RISK_POINTS = {"high": 9, "medium": 3, "low": 1, "none": 0}
IMPORTANCE = {"low": Fraction(1, 2), "normal": Fraction(1), "high": Fraction(2)}
SIZES = {"S": 1, "M": 3, "L": 8, "XL": 20}


def risk_at(risk, level, half, good):
    if level >= good:
        return "none"
    order = ["none", "low", "medium", "high"]
    return order[order.index(risk) - (level >= half)] if risk != "none" else "none"


def steps_of(catalogue, results, objective):
    """The steps as (gain, effort, places of the steps that must not come later)."""
    top = catalogue["scale"]
    half, good = -(-top // 2), -(-3 * top // 4)
    practices = {practice["id"]: practice for practice in catalogue["practices"]}
    answers = results.get("answers", {})
    default_target = results.get("profile", {}).get("default_target", good)
    level, target, weight, effort, importance, accepted = {}, {}, {}, {}, {}, {}
    for name, practice in practices.items():
        answer = answers.get(name, {})
        level[name] = answer.get("level")
        target[name] = min(answer.get("target", default_target), top)
        importance[name] = IMPORTANCE[answer.get("importance", "normal")]
        weight[name] = RISK_WEIGHT[practice["risk"]] * importance[name]
        effort[name] = round(100 * answer.get("effort", SIZES[practice["effort"]]))
        accepted[name] = "accepted" in answer
    applicable = [name for name in practices if level[name] != "na"]
    is_answered = {name: isinstance(level[name], int) for name in practices}
    reachable = sum(weight[name] * top for name in applicable)
    changed = True
    while changed:
        changed = False
        for name, practice in practices.items():
            if is_answered[name] and level[name] < target[name] and target[name] >= half:
                for needed in practice["depends_on"]:
                    if target[needed] < half:
                        target[needed], changed = half, True
    place, steps = {}, []
    for name in practices:
        if is_answered[name]:
            for to in range(level[name] + 1, target[name] + 1):
                place[name, to] = len(steps)
                if objective == "score":
                    gain = weight[name] / reachable
                else:
                    risk = practices[name]["risk"]
                    fall = RISK_POINTS[risk_at(risk, to - 1, half, good)] - RISK_POINTS[risk_at(risk, to, half, good)]
                    gain = importance[name] * fall * (not accepted[name])
                steps.append([gain, effort[name], []])
    for (name, to), index in place.items():
        if (name, to - 1) in place:
            steps[index][2].append(place[name, to - 1])
        if to >= half:
            for needed in practices[name]["depends_on"]:
                if is_answered[needed] and level[needed] < half:
                    steps[index][2].append(place[needed, half])
    return steps


def solve(steps, capacity):
    """The greatest value, and the least effort at that value."""
    denominator = numpy.lcm.reduce([1] + [step[0].denominator for step in steps])
    gains = [int(step[0] * int(denominator)) for step in steps]
    n, n_waves = len(steps), len(capacity)
    model = highspy.Highs()
    for option, value in [("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5), ("mip_feasibility_tolerance", 1e-9)]:
        model.setOptionValue(option, value)
    infinity = highspy.kHighsInf
    for column in range(n * n_waves):
        model.addVar(0, 1)
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        model.changeColCost(column, gains[column % n])
    model.changeObjectiveSense(highspy.ObjSense.kMaximize)
    room = 0
    efforts = numpy.array([step[1] for step in steps], float)
    for wave, days in enumerate(capacity):
        room += round(100 * days)
        columns = numpy.arange(wave * n, (wave + 1) * n)
        model.addRow(-infinity, room, n, columns, efforts)
        for index, (_, _, before) in enumerate(steps):
            rules = [(wave * n + index, wave * n + other) for other in before]
            rules += [((wave - 1) * n + index, wave * n + index)] if wave else []
            for after, first in rules:
                model.addRow(-infinity, 0, 2, numpy.array([after, first]), numpy.array([1.0, -1.0]))
    model.run()
    assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    value = round(model.getInfo().objective_function_value)
    model.addRow(value - 0.25, infinity, n * n_waves, numpy.arange(n * n_waves), numpy.array(gains * n_waves, float))
    for column in range(n * n_waves):
        model.changeColCost(column, efforts[column % n] if column >= n * (n_waves - 1) else 0)
    model.changeObjectiveSense(highspy.ObjSense.kMinimize)
    model.run()
    assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return value, int(denominator), round(model.getInfo().objective_function_value)


def main():
    catalogue = json.loads((ROOT / "assets/catalogue/opex-2020-04/structure.json").read_text())
    lines = []
    for line in (ROOT / "target/plan-reference.jsonl").read_text().splitlines():
        case = json.loads(line)
        steps = steps_of(catalogue, case["results"], case["objective"])
        lines.append(json.dumps([case["seed"], *solve(steps, case["capacity"])]))
        print(lines[-1], flush=True)
    (ROOT / "tests/data/plan-reference.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


main()
