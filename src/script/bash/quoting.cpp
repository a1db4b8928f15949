#include <algorithm>
#include <string_view>

#include "script/bash/bash.h"

namespace patscope::script::bash {
namespace {

bool is_escaped_in(Quoting quoting, char next) {
  switch (quoting) {
    case Quoting::none:
      return true;
    case Quoting::doubled:
      return std::string_view("$`\"\\\n").find(next) != std::string_view::npos;
    case Quoting::heredoc:
    case Quoting::tabbed_heredoc:
      return std::string_view("$`\\\n").find(next) != std::string_view::npos;
    case Quoting::literal:
      return false;
  }
  return false;
}

}  // namespace

Text decode(const SourceText& source, std::size_t begin, std::size_t end, Quoting quoting) {
  const auto bytes = source.bytes();
  Literal literal(source);
  auto raw_from = begin;
  for (auto at = begin; at + 1 < end; ++at) {
    if (quoting == Quoting::tabbed_heredoc && bytes[at] == '\n' && bytes[at + 1] == '\t') {
      literal.raw(raw_from, at + 1);
      raw_from = std::min(bytes.find_first_not_of('\t', at + 1), end);
      at = raw_from - 1;
      continue;
    }
    if (bytes[at] != '\\' || !is_escaped_in(quoting, bytes[at + 1])) continue;
    literal.raw(raw_from, at);
    // An escaped line break (also that of a file with CRLF) is nothing at all; else the backslash alone goes.
    const bool carriage_return = bytes[at + 1] == '\r' && at + 2 < end && bytes[at + 2] == '\n';
    if (bytes[at + 1] == '\n' || carriage_return) {
      raw_from = at + (carriage_return ? 3 : 2);
    } else {
      raw_from = at + 1;
    }
    ++at;
  }
  literal.raw(std::min(raw_from, end), end);
  return literal.take();
}

}  // namespace patscope::script::bash
