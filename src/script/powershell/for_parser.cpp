#include "script/powershell/powershell.h"
#include "text/strings.h"

namespace patscope::script::powershell {
namespace {

/// `Join-Path $x .. y`: the grammar knows `..` only as the operator of ranges.
void keep_parent_folders(std::string& bytes) {
  for (auto at = bytes.find(" .. "); at != std::string::npos; at = bytes.find(" .. ", at + 3)) {
    const auto line = bytes.rfind('\n', at);
    const auto begin = line == std::string::npos ? 0 : line + 1;
    const auto before = std::string_view(bytes).substr(begin, at - begin);
    if (find_ignoring_case(before, "join-path") != std::string_view::npos) bytes.replace(at + 1, 2, "xx");
  }
}

/// The `${a}~` of git is no word for the grammar.
void keep_ancestors(std::string& bytes) {
  for (auto at = bytes.find('~'); at != std::string::npos; at = bytes.find('~', at + 1)) {
    if (at > 0 && bytes[at - 1] == '}') bytes[at] = '_';
  }
}

}  // namespace

std::string for_parser(std::string_view bytes) {
  std::string result(bytes);
  keep_parent_folders(result);
  keep_ancestors(result);
  return result;
}

}  // namespace patscope::script::powershell
