// RuleLoading
