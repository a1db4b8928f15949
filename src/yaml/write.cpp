#include "yaml/write.h"

#include "text/strings.h"
#include "yaml/quoted.h"

namespace patscope::yaml {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return true;
  return false;
}

/// Whether a reader takes the plain text for just this text.
bool fits_plain(std::string_view text) {
  if (text.empty() || is_blank(text.front()) || is_blank(text.back()) || text.back() == ':') return false;
  if (std::string_view("[]{},#&*!|>'\"%@`").find(text.front()) != std::string_view::npos) return false;
  const bool marks_structure = std::string_view("-?:").find(text.front()) != std::string_view::npos;
  if (marks_structure && (text.size() == 1 || is_blank(text[1]))) return false;
  if (text.substr(0, 3) == "---" || text.substr(0, 3) == "...") return false;
  return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos &&
         text.find_first_of("\n\t") == std::string_view::npos && !has_control(text);
}

/// The service quotes a computed 0.5, but not -1.25 (recorded).
bool is_small_fraction(std::string_view text) {
  return text.substr(0, 2) == "0.";
}

std::string single_quoted(std::string_view text) {
  return "'" + replace_all(text, "'", "''") + "'";
}

std::string block_header(char sign, std::string_view text) {
  std::string header(1, sign);
  if (const auto first = text.find_first_not_of('\n'); first != std::string_view::npos && text[first] == ' ')
    header += '2';
  if (text.empty() || text.back() != '\n')
    header += '-';
  else if (text.size() == 1 || text[text.size() - 2] == '\n')
    header += '+';
  return header;
}

std::string indented(std::string_view text, std::size_t indent) {
  std::string out;
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  for (const auto line : split(text, '\n')) {
    out += '\n';
    if (!line.empty()) out.append(indent, ' ').append(line);
  }
  return out;
}

/// A line break between two lines becomes two, unless one of them is indented: those a reader does not fold.
std::string unfold(std::string_view text) {
  std::string out;
  bool indented_line = !text.empty() && is_blank(text.front());
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] != '\n') continue;
    const bool after_break = at > 0 && text[at - 1] == '\n';
    const auto next = text.find_first_not_of('\n', at);
    const bool last = next == std::string_view::npos;
    if (!after_break && !indented_line && !last && !is_blank(text[next])) out += '\n';
    indented_line = at + 1 < text.size() && is_blank(text[at + 1]);
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const Comment& comment) : comment_(comment) {}

  void value(const Node& node, std::size_t indent);
  std::string out;

 private:
  void mapping(const Node& node, std::size_t indent, bool first_in_line);
  void sequence(const Node& node, std::size_t indent, bool first_in_line);
  [[nodiscard]] std::string scalar(const Node& node, std::size_t indent) const;
  void pad(std::size_t indent, bool& first_in_line);
  void after_key(const Node& node, std::size_t indent);

  const Comment& comment_;
};

std::string Writer::scalar(const Node& node, std::size_t indent) const {
  const std::string text = node.string();
  if (node.kind == Kind::null) return "''";
  const bool block = node.style == Style::literal || node.style == Style::folded;
  const bool lines = text.find('\n') != std::string::npos;
  if (has_control(text)) return quoted(Controls::yaml, text);
  if (node.style == Style::double_quoted) return quoted(Controls::yaml, text);
  if (node.style == Style::literal && !text.empty()) return block_header('|', text) + indented(text, indent);
  if ((block || lines) && node.style != Style::single_quoted && !trim(text).empty())
    return block_header('>', text) + indented(unfold(text), indent);
  if (lines) return quoted(Controls::yaml, text);
  const bool computed = node.style == Style::computed;
  const bool plain =
      (computed || node.style == Style::plain) && fits_plain(text) && !(computed && is_small_fraction(text));
  return plain ? text : single_quoted(text);
}

void Writer::pad(std::size_t indent, bool& first_in_line) {
  if (!first_in_line) out.append(indent, ' ');
  first_in_line = false;
}

void Writer::after_key(const Node& node, std::size_t indent) {
  if (node.is_mapping() && !node.entries.empty()) {
    out += '\n';
    mapping(node, indent + 2, false);
  } else if (node.is_sequence() && !node.items.empty()) {
    out += '\n';
    sequence(node, indent, false);
  } else {
    out += ' ';
    value(node, indent + 2);
  }
}

void Writer::mapping(const Node& node, std::size_t indent, bool first_in_line) {
  for (const auto& [key, inner] : node.entries) {
    pad(indent, first_in_line);
    Node shown = key;
    if (shown.text.empty()) shown.kind = Kind::null;
    if (shown.string().find('\n') != std::string::npos) shown.style = Style::double_quoted;
    out += scalar(shown, indent + 2) + ":";
    after_key(inner, indent);
  }
}

void Writer::sequence(const Node& node, std::size_t indent, bool first_in_line) {
  for (const auto& item : node.items) {
    const std::string note = comment_ ? comment_(item) : std::string();
    if (!note.empty()) {
      pad(indent, first_in_line);
      out += "# " + replace_all(note, "\n", " ") + "\n";
    }
    pad(indent, first_in_line);
    out += "- ";
    if (item.is_mapping() && !item.entries.empty())
      mapping(item, indent + 2, true);
    else if (item.is_sequence() && !item.items.empty())
      sequence(item, indent + 2, true);
    else
      value(item, indent + 2);
  }
}

void Writer::value(const Node& node, std::size_t indent) {
  if (node.is_mapping() && !node.entries.empty()) return mapping(node, indent, false);
  if (node.is_sequence() && !node.items.empty()) return sequence(node, indent, false);
  if (node.is_mapping())
    out += "{}";
  else if (node.is_sequence())
    out += "[]";
  else
    out += scalar(node, indent);
  out += '\n';
}

}  // namespace

std::string write(const Node& root, const Comment& comment) {
  if (root.kind == Kind::null) return "";
  Writer writer(comment);
  writer.value(root, 0);
  return writer.out + "\n";
}

}  // namespace patscope::yaml
