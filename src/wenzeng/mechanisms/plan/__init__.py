"""Plan (工作计划): policy documents, compiled, reviewed, adopted; measures, tasks, units, targets, blanks."""
