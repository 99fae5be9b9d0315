import Diagnostics
import Model
import RuleLoading
import Testing

/// The point types of the field: whatever an office calls a place, a type answers to it.
@Suite struct PointTypeTests {
  /// The 54 types of a manual of 2018, several of which are one type here. Source: `field.md` B1.
  static let manual: [(id: String, names: [String])] = [
    ("government_hall", ["政务大厅", "出入境办证大厅"]), ("hospital", ["医院"]), ("hotel", ["宾馆饭店"]),
    ("mall", ["商场超市"]), ("railway_station", ["长途汽车站", "火车站"]), ("bus", ["公交车"]),
    ("bus_stop", ["公交站台"]), ("taxi", ["出租车"]), ("travel_agency", ["旅行社"]),
    (
      "business_hall",
      [
        "电信营业厅", "联通营业厅", "移动营业厅", "国税办税厅", "地税办税厅", "供电营业厅", "供气营业厅", "供水营业厅", "邮政营业厅",
        "银行营业厅",
      ]
    ),
    ("school", ["中小学校"]), ("school_surroundings", ["校园周边"]), ("internet_cafe", ["网吧"]),
    ("education_base", ["未成年人心理健康辅导站", "爱国主义教育基地", "青少年活动中心"]), ("main_road", ["主次干道"]),
    ("commercial_street", ["商业大街"]), ("restaurant", ["餐饮店"]),
    ("entertainment_venue", ["经营性公共场所"]), ("pharmacy", ["药店"]), ("junction", ["交通路口"]),
    ("back_street", ["背街小巷"]), ("office", ["街道办"]),
    ("cultural_venue", ["影剧院", "街道综合文化站", "社区综合文化服务中心", "公共文化设施", "科普活动场所"]),
    ("community_office", ["社区居委会"]), ("residential_community", ["小区"]), ("market", ["集贸市场"]),
    ("park", ["公园"]), ("square", ["公共广场"]), ("scenic_spot", ["景区"]),
    ("emergency_shelter", ["避难场所"]), ("rights_service", ["问题药品举报", "消费者权益", "劳动者权益"]),
    ("public_toilet", ["室外公共厕所"]), ("construction_site", ["建筑围挡"]), ("rescue_centre", ["救助中心"]),
    ("waste_station", ["环卫中转站"]),
  ]

  @Test func everyTypeOfTheManualHasAnAnswer() {
    let types = StandardLibrary.loaded.ruleSet.vocabulary.pointTypes
    #expect(Self.manual.flatMap(\.names).count == 54)
    for (id, names) in Self.manual {
      for name in names {
        let found = types.values.filter { $0.title.zh == name || $0.aliases.contains(name) }
        #expect(found.map(\.id.text) == [id], "\(name)")
      }
    }
  }
}
