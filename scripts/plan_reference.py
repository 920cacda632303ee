#!/usr/bin/env python3
"""Makes tests/data/plan-reference.json anew: the best plans of random assessments, from another solver.

Everything is derived here once more from the scoring model (docs/scoring.md, docs/planning.md), so that
a misreading in the Rust code shows. Needs Python 3 and HiGHS, which `make bench` puts into .tools/:

    cargo test --test plan_optimizer -- --ignored export_for_reference
    .tools/highs/bin/python scripts/plan_reference.py

Each line of the result is [seed, value, denominator of the value, effort in hundredths of a day].
With --answer it solves what comes in on standard input instead, line by line: the other side of `make bench`.
"""
import json
import math
import pathlib
import sys
import time
from fractions import Fraction

import highspy
import numpy

ROOT = pathlib.Path(__file__).parent.parent
BUILT_IN = ROOT / "assets/catalogue/opex-2020-04/structure.json"
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


class Program:
    """The integer program of a plan: for each wave and step, whether the step is done by then."""

    def __init__(self, steps, capacity):
        n, n_waves = len(steps), len(capacity)
        self.denominator = int(numpy.lcm.reduce([1] + [step[0].denominator for step in steps]))
        self.gains = [int(step[0] * self.denominator) for step in steps] * n_waves
        efforts = numpy.array([step[1] for step in steps], float)
        # What is done by the last wave is what the plan takes.
        self.efforts = [0.0] * (n * (n_waves - 1)) + list(efforts)
        self.model = highspy.Highs()
        for option, value in [("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5), ("mip_feasibility_tolerance", 1e-9)]:
            self.model.setOptionValue(option, value)
        for column in range(n * n_waves):
            self.model.addVar(0, 1)
            self.model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        room = 0
        for wave, days in enumerate(capacity):
            room += round(100 * days)
            self.model.addRow(-highspy.kHighsInf, room, n, numpy.arange(wave * n, (wave + 1) * n), efforts)
            for index, (_, _, before) in enumerate(steps):
                rules = [(wave * n + index, wave * n + other) for other in before]
                rules += [((wave - 1) * n + index, wave * n + index)] if wave else []
                for after, first in rules:
                    self.model.addRow(-highspy.kHighsInf, 0, 2, numpy.array([after, first]), numpy.array([1.0, -1.0]))

    def most_value(self, limit=math.inf):
        """The greatest value in units of 1 / denominator: (value, bound, whether it is proven, seconds)."""
        return self._run(self.gains, highspy.ObjSense.kMaximize, limit)

    def least_effort(self, value, limit=math.inf):
        """The least effort at that value, in hundredths of a day, likewise."""
        n = len(self.gains)
        self.model.addRow(value - 0.25, highspy.kHighsInf, n, numpy.arange(n), numpy.array(self.gains, float))
        return self._run(self.efforts, highspy.ObjSense.kMinimize, limit)

    def _run(self, costs, sense, limit):
        for column, cost in enumerate(costs):
            self.model.changeColCost(column, cost)
        self.model.changeObjectiveSense(sense)
        self.model.setOptionValue("time_limit", limit)
        began = time.perf_counter()
        self.model.run()
        seconds = time.perf_counter() - began
        is_proven = self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        info = self.model.getInfo()
        has_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        best = round(info.objective_function_value) if has_plan else None
        return best, best if is_proven else info.mip_dual_bound, is_proven, seconds


def steps_of_case(case):
    """The steps of a line that Rust has written; without a catalogue of its own it is about the built-in one."""
    catalogue = case.get("catalogue") or json.loads(BUILT_IN.read_text())
    return steps_of(catalogue, case["results"], case["objective"])


def make_reference():
    lines = []
    for line in (ROOT / "target/plan-reference.jsonl").read_text().splitlines():
        case = json.loads(line)
        program = Program(steps_of_case(case), case["capacity"])
        value, _, is_proven, _ = program.most_value()
        effort, _, is_least, _ = program.least_effort(value)
        assert is_proven and is_least
        lines.append(json.dumps([case["seed"], value, program.denominator, effort]))
        print(lines[-1], flush=True)
    (ROOT / "tests/data/plan-reference.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


def answer(case):
    """What HiGHS finds, and in which time: that of its own work, without reading and building the program."""
    program = Program(steps_of_case(case), case["capacity"])
    value, bound, is_proven, seconds = program.most_value(case["limit"])
    found = {"value": value, "denominator": program.denominator, "is_proven": is_proven, "seconds": seconds}
    # A bound may be a hair below what it bounds, as all of this is in floats; values are whole.
    found["bound"] = math.floor(bound + 1e-3) if math.isfinite(bound) else None
    if is_proven:
        effort, _, is_least, more = program.least_effort(value, max(0.0, case["limit"] - seconds))
        found["effort"], found["seconds_with_effort"] = effort if is_least else None, seconds + more
    return found


def main():
    if "--answer" in sys.argv:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), flush=True)
    else:
        make_reference()


if __name__ == "__main__":
    main()
