#include "yaml/quoted.h"
#include "yaml/write.h"

namespace patscope::yaml {
namespace {

/// JSON's own spelling of a number, so that 007 and 1. stay texts.
bool is_number(std::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const auto whole = text.substr(0, text.find('.'));
  if (whole.empty() || (whole.size() > 1 && whole[0] == '0') || whole.size() > 15) return false;
  if (whole.find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (whole.size() == text.size()) return true;
  const auto fraction = text.substr(whole.size() + 1);
  return !fraction.empty() && fraction.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string scalar(const Node& node) {
  const auto text = node.string();
  if (node.style == Style::plain || node.style == Style::computed) {
    if (text == "true" || text == "True") return "true";
    if (text == "false" || text == "False") return "false";
    if (is_number(text)) return text;
  }
  return quoted(Controls::json, text);
}

void append(std::string& out, const Node& node, std::size_t indent) {
  const std::string line = "\n" + std::string(indent + 2, ' ');
  const char* separator = "";
  switch (node.kind) {
    case Kind::null:
      out += "\"\"";
      return;
    case Kind::scalar:
      out += scalar(node);
      return;
    case Kind::sequence:
      out += '[';
      for (const auto& item : node.items) {
        out += separator + line;
        append(out, item, indent + 2);
        separator = ",";
      }
      if (!node.items.empty()) out += "\n" + std::string(indent, ' ');
      out += ']';
      return;
    case Kind::mapping:
      out += '{';
      for (const auto& [key, value] : node.entries) {
        out += separator + line + quoted(Controls::json, key.string()) + ": ";
        append(out, value, indent + 2);
        separator = ",";
      }
      if (!node.entries.empty()) out += "\n" + std::string(indent, ' ');
      out += '}';
      return;
  }
}

}  // namespace

std::string write_json(const Node& root) {
  std::string out;
  append(out, root, 0);
  return out + "\n";
}

}  // namespace patscope::yaml
