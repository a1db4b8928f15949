#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "script/program.h"

namespace patscope::script {

/// A piece of code and what its statements become: the dump of the body, without its outer `sequence`.
struct Lowered {
  std::string_view code;
  std::string_view tree;
};

[[nodiscard]] inline Text file_text(std::string_view code) {
  const Span span{.source = SourceId{0}, .begin = 0, .end = static_cast<std::uint32_t>(code.size())};
  return Text(std::string(code), span, true);
}

[[nodiscard]] inline std::string body_of(Language language, const Text& code) {
  const auto whole = dump(parse(language, code));
  std::string body = "\n";
  for (auto line = whole.find('\n') + 1; line < whole.size();) {
    const auto end = whole.find('\n', line);
    body += whole.substr(line + 2, end - line - 1);
    line = end + 1;
  }
  return body;
}

inline void expect_lowered(Language language, const Lowered& row) {
  EXPECT_EQ(body_of(language, file_text(row.code)), row.tree) << row.code;
}

}  // namespace patscope::script
