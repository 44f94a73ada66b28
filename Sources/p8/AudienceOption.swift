public import ArgumentParser
public import P8Model

/// For whom an export is made, and who receives it.
struct AudienceOption: ParsableArguments {
  @Option(
    help: help(
      vi: "Dành cho: internal (nội bộ, đủ mọi số), partner (đối tác), public (công chúng).",
      en: "For whom: internal (every figure), partner, public (everybody)."))
  var audience: Audience?

  @Option(
    name: .customLong("for"),
    help: help(
      vi: "Nơi nhận, ghi vào p8 exports list.", en: "Who receives it, noted in p8 exports list."))
  var recipient: String = ""
}

extension Audience: ExpressibleByArgument {}
