/// Values of fold variables, the first few of them without an allocation.
struct Locals {
  private var near: InlineArray<4, Value> = InlineArray(repeating: .null)
  private var far: [Value]

  init(count: Int) {
    far = count <= 4 ? [] : Array(repeating: .null, count: count - 4)
  }

  subscript(index: Int) -> Value {
    @inline(__always) get { index < 4 ? near[index] : far[index - 4] }
    @inline(__always) set {
      if index < 4 { near[index] = newValue } else { far[index - 4] = newValue }
    }
  }
}
