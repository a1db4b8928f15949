#include <fmt/format.h>

#include "expression/convert.h"
#include "expression/limits.h"
#include "expression/text_builder.h"
#include "expression/value.h"

namespace patscope::expression {
namespace {

/// The escapes of the service's serializer; other characters stand for themselves, whatever their script.
std::string escaped(std::string_view text) {
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  std::string result;
  for (const char c : text) {
    const auto at = named.find(c);
    if (at != std::string_view::npos)
      (result += '\\') += letters[at];
    else if (static_cast<unsigned char>(c) < 0x20)
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      result += c;
  }
  return result;
}

class Writer {
 public:
  void write(const Value& value, std::size_t depth) {
    if (depth > max_collection_depth) too_deep_ = true;
    if (too_deep_ || !out_.within_limits()) return;
    switch (value.kind()) {
      case Kind::null:
        return out_.append("null");
      case Kind::boolean:
        return out_.append(std::get<bool>(value.data) ? "true" : "false");
      case Kind::number:
      case Kind::unknown:
        return out_.append(*to_text(value));
      case Kind::version:
      case Kind::string:
        return write_string(*to_text(value));
      case Kind::sequence:
        return write_items(value.sequence()->items, "[]", depth, [&](const Value& item) { write(item, depth + 1); });
      case Kind::mapping:
        return write_items(value.mapping()->entries, "{}", depth, [&](const MappingEntry& entry) {
          write_string(entry.key);
          out_.append(": ");
          write(entry.value, depth + 1);
        });
    }
  }

  [[nodiscard]] std::optional<Text> take() { return too_deep_ ? std::nullopt : out_.take(); }

 private:
  void write_string(Text text) {
    for (auto& piece : text.pieces) {
      if (piece.hole) continue;
      auto literal = escaped(piece.literal);
      piece.verbatim = piece.verbatim && literal == piece.literal;
      piece.literal = std::move(literal);
    }
    out_.append('"');
    out_.append(text);
    out_.append('"');
  }

  void write_items(const auto& items, std::string_view brackets, std::size_t depth, auto&& write_item) {
    if (items.empty()) return out_.append(brackets);
    out_.append(brackets[0]);
    for (const auto& item : items) {
      if (too_deep_ || !out_.within_limits()) return;
      out_.append(&item == &items.front() ? "\n" : ",\n");
      out_.append(std::string(2 * (depth + 1), ' '));
      write_item(item);
    }
    out_.append("\n" + std::string(2 * depth, ' '));
    out_.append(brackets[1]);
  }

  TextBuilder out_;
  bool too_deep_ = false;
};

}  // namespace

std::optional<Text> to_json(const Value& value) {
  Writer writer;
  writer.write(value, 0);
  return writer.take();
}

}  // namespace patscope::expression
