/// The program that drives the Python packages of other CEL implementations.
///
/// It is piped into an interpreter (`python -c`), answers one line for each line it is asked, and
/// measures with the garbage collector off. `copies` evaluates a list of 32 copies of the expression: the
/// difference to a list of one, by 31, is what the engine itself takes, free of Python's call overhead.
let peerScript = #"""
  """Answers a benchmark that asks by lines of standard input; every answer is one line.

  Says first, unasked, which versions it has (JSON). Then reads
  set-up (JSON, no answer): variables [{name, type, value}], expressions [text]
  values       -> JSON: per expression {"cpp": text, "rust": text}
  compile|call|single|copies P I N -> nanoseconds a turn, N turns; P is cpp or rust
  """
  import datetime
  import gc
  import importlib.metadata
  import json
  import sys
  import time

  try:
      import cel as rust
      from cel_expr_python import cel as cpp
  except ImportError as problem:
      print(json.dumps({"missing": str(problem)}), flush=True)
      sys.exit()

  COPIES = 32
  KINDS = {"bool": cpp.Type.BOOL, "int": cpp.Type.INT, "double": cpp.Type.DOUBLE,
           "string": cpp.Type.STRING, "timestamp": cpp.Type.TIMESTAMP}
  KINDS["list(string)"] = cpp.Type.List(cpp.Type.STRING)
  KINDS["list(int)"] = cpp.Type.List(cpp.Type.INT)
  KINDS["map(string, string)"] = cpp.Type.Map(cpp.Type.STRING, cpp.Type.STRING)


  def python_value(kind, value):
      if kind == "timestamp":
          return datetime.datetime.fromisoformat(value)
      return float(value) if kind == "double" else value


  def text(value):
      """One spelling for equal results of different implementations."""
      if isinstance(value, bool):
          return "true" if value else "false"
      if isinstance(value, str):
          return json.dumps(value, ensure_ascii=False)
      if isinstance(value, (list, tuple)):
          return "[" + ", ".join(text(v) for v in value) + "]"
      if isinstance(value, dict):
          return "{" + ", ".join(sorted(text(k) + ": " + text(v) for k, v in value.items())) + "}"
      if isinstance(value, datetime.datetime):
          utc = value.astimezone(datetime.timezone.utc)
          return 'timestamp("%s")' % utc.strftime("%Y-%m-%dT%H:%M:%SZ")
      return repr(value)


  class Cpp:
      def __init__(self, setup, values):
          self.env = cpp.NewEnv(variables={v["name"]: KINDS[v["type"]] for v in setup["variables"]})
          self.known = self.env.Activation(values)

      def compile(self, source):
          return self.env.compile(source)

      def call(self, program):
          return lambda known=self.known, evaluate=program.eval: evaluate(known)

      def value(self, source):
          return self.compile(source).eval(self.known).plain_value()


  class Rust:
      def __init__(self, setup, values):
          self.known = rust.Context(variables=values)

      def compile(self, source):
          return rust.compile(source)

      def call(self, program):
          return lambda known=self.known, evaluate=program.execute: evaluate(known)

      def value(self, source):
          return self.compile(source).execute(self.known)


  def attempt(peer, source):
      try:
          return text(peer.value(source))
      except Exception as problem:
          return "error: " + str(problem).split("\n")[0]


  def nanoseconds(turn, count):
      turns = range(count)
      gc.disable()
      start = time.perf_counter_ns()
      for _ in turns:
          turn()
      spent = time.perf_counter_ns() - start
      gc.enable()
      return spent / count


  def main():
      print(json.dumps({"cpp": importlib.metadata.version("cel-expr-python"),
                        "rust": importlib.metadata.version("common-expression-language")}), flush=True)
      setup = json.loads(sys.stdin.readline())
      values = {v["name"]: python_value(v["type"], v["value"]) for v in setup["variables"]}
      sources = setup["expressions"]
      peers = {"cpp": Cpp(setup, values), "rust": Rust(setup, values)}
      calls = {}
      for line in sys.stdin:
          words = line.split()
          if words == ["values"]:
              print(json.dumps([{name: attempt(peer, source) for name, peer in peers.items()}
                                for source in sources], ensure_ascii=False), flush=True)
              continue
          what, name, index, count = words[0], words[1], int(words[2]), int(words[3])
          peer, source = peers[name], sources[index]
          if what == "compile":
              turn = lambda compile=peer.compile: compile(source)
          else:
              key = (what, name, index)
              if key not in calls:
                  if what != "call":
                      copies = COPIES if what == "copies" else 1
                      source = "[" + ", ".join(["(" + source + ")"] * copies) + "]"
                  calls[key] = peer.call(peer.compile(source))
              turn = calls[key]
          print(nanoseconds(turn, count), flush=True)


  main()
  """#
