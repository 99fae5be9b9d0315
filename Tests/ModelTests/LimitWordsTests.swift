import Diagnostics
import Model
import Testing

@Suite struct LimitWordsTests {
  /// The text, and its stages as `name=limit`, apart by `; `.
  static let limits = [
    ("3个工作日", "3 workdays"), ("３ 个工作日内", "3 workdays"), ("五个工作日", "5 workdays"),
    ("十五个工作日", "15 workdays"), ("二十工作日", "20 workdays"), ("1工作日", "1 workday"),
    ("4个工作时", "4 workhours"), ("4工作时", "4 workhours"), ("1.5个工作时", "1.5 workhours"),
    ("24小时", "24 hours"), ("两小时", "2 hours"), ("2小时内", "2 hours"), ("48h", "48 hours"),
    ("半小时", "30 minutes"), ("30分钟", "30 minutes"), ("三十分钟内", "30 minutes"),
    ("7天", "7 days"), ("15日内", "15 days"), ("三日之内", "3 days"), ("10个自然日", "10 days"),
    ("一周", "7 days"), ("一周内", "7 days"), ("两周", "14 days"), ("2个星期", "14 days"),
    ("立即", "immediate"), ("立即整改", "immediate"), ("立行立改", "immediate"), ("即时处置", "immediate"),
    ("限3天内整改到位", "3 days"), ("接报后2小时内处置", "2 hours"), ("3 workdays", "3 workdays"),
    ("停工4个工作时；拆除20个工作日", "停工=4 workhours; 拆除=20 workdays"),
    ("停工4个工作时;处罚7工作日;拆除20工作日", "停工=4 workhours; 处罚=7 workdays; 拆除=20 workdays"),
    ("围挡2小时内；修复七日内", "围挡=2 hours; 修复=7 days"),
  ]

  @Test(arguments: LimitWordsTests.limits)
  func reads(_ text: String, _ expected: String) throws {
    let rule = try #require(LimitWords.read(text), "\(text)")
    let stages = rule.stages.map { stage in
      (stage.title.map { "\($0.zh)=" } ?? "") + stage.allowance.words.en
    }
    #expect(stages.joined(separator: "; ") == expected)
  }

  @Test(arguments: [
    "", "尽快", "按期", "一个月", "天", "工作日", "三", "十十天", "1.5天", "半天", "3个", "-3天", "长期坚持",
    "停工4个工作时；尽快拆除", "99999天", "9999999999999999999小时", "节前", "1e3天",
  ])
  func refuses(_ text: String) {
    #expect(LimitWords.read(text) == nil)
  }

  @Test func readsEveryChineseNumberBelowAThousand() {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    for number in 1...999 {
      let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
      var text = hundreds > 0 ? digits[hundreds] + "百" : ""
      if tens > 0 {
        text += tens == 1 && hundreds == 0 ? "十" : digits[tens] + "十"
      } else if hundreds > 0, ones > 0 {
        text += "零"
      }
      text += digits[ones]
      #expect(ChineseNumber.value(of: text) == Double(number), "\(text)")
    }
  }
}
