import Foundation

@testable import civiclint_bench

/// A neutral file with one of everything: each type of field, operation, deadline and severity.
let smallNeutralFile = #"""
  {"shape": "wide",
   "fields": {
    "record_id": {"type": "string", "column": "record_id"},
    "street": {"type": "string", "column": "street"},
    "inspector_id": {"type": "string", "column": "inspector_id"},
    "stacking_count": {"type": "int", "column": "stacking_count"},
    "hygiene_score": {"type": "int", "column": "hygiene_score"},
    "ads_ratio": {"type": "float", "column": "ads_ratio"},
    "lane_blocked": {"type": "bool", "column": "lane_blocked"},
    "board_state": {"type": "string", "column": "board_state"},
    "value": {"type": "string", "column": "value"},
    "value_num": {"type": "float", "column": "value"},
    "note": {"type": "string", "column": "note"},
    "photos": {"type": "string", "column": "photos"}},
   "calendar": {"weekend": [6, 7], "holidays": ["2025-01-01"], "makeup_workdays": ["2026-01-04"]},
   "routing": {
    "default": {"street_office": "市级街道办", "fire_brigade": "市级消防站"},
    "table": {"street_office": {"柳林街道": "柳林街道办", "O'Hara 路": "路段办"}, "fire_brigade": {}}},
   "rules": [
    {"id": "CV-001", "category": "消防安全", "point_types": ["school", "back_street"],
     "condition": {"all": [
       {"field": "stacking_count", "op": "ge", "value": 3},
       {"field": "stacking_count", "op": "lt", "value": 6}]},
     "severity": "low", "owner_role": "street_office", "deadline": {"value": 10, "unit": "working_day"}},
    {"id": "CV-002", "category": "服务管理", "point_types": [],
     "condition": {"field": "hygiene_score", "op": "lt", "value": 40},
     "severity": "medium", "owner_role": "street_office", "deadline": {"value": 7, "unit": "day"}},
    {"id": "CV-003", "category": "消防安全", "point_types": ["school"],
     "condition": {"any": [
       {"all": [{"field": "lane_blocked", "op": "eq", "value": true}, {"field": "photos", "op": "absent"}]},
       {"field": "note", "op": "matches", "value": "飞线.{0,8}(\\.|\")'"}]},
     "severity": "critical", "owner_role": "fire_brigade", "deadline": {"value": 2, "unit": "hour"}},
    {"id": "CV-004", "category": "服务管理", "point_types": [],
     "condition": {"all": [
       {"field": "board_state", "op": "in", "value": ["damaged", "missing"]},
       {"all": [{"field": "ads_ratio", "op": "gt", "value": 1},
                {"field": "value_num", "op": "le", "value": 2.5},
                {"field": "inspector_id", "op": "matches", "value": "^I0"}]}]},
     "severity": "high", "owner_role": "fire_brigade", "deadline": {"value": 1, "unit": "working_day"}}]}
  """#

/// The neutral rules of `json`.
func neutralRules(_ json: String = smallNeutralFile) throws -> NeutralRules {
  try JSONDecoder().decode(NeutralRules.self, from: Data(json.utf8))
}
