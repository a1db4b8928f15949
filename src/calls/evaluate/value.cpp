#include "calls/evaluate/value.h"

#include <algorithm>

namespace patscope::calls {
namespace {

/// Longer strings become holes: nothing that decides a request is that long.
constexpr std::size_t max_length = 1U << 18U;
constexpr std::size_t max_pieces = 512;

void merge(std::vector<Credential>& into, const std::vector<Credential>& from) {
  for (const auto& credential : from)
    if (std::find(into.begin(), into.end(), credential) == into.end()) into.push_back(credential);
}

template <typename T>
void merge_distinct(std::vector<T>& into, const std::vector<T>& from) {
  for (const auto& item : from)
    if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
}

Hole hole_for(const std::vector<Text>& texts) {
  Hole hole{.name = "several values", .carries = {}};
  for (const auto& text : texts) {
    merge(hole.carries, text.carries());
    hole.from_answer = hole.from_answer || from_answer(text);
  }
  return hole;
}

/// Where a folder or a host ends: `https://github.com/a/` is what `https://github.com/a/b` and `.../a/bc` share.
std::size_t shared_length(const std::string& one, const std::string& other) {
  const auto [end, unused] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto slash = std::string_view(one.begin(), end).rfind('/');
  return slash == std::string_view::npos ? 0 : slash + 1;
}

/// What many texts begin with, as far as it is known, and a hole for the rest.
Text shared_text(const std::vector<Text>& texts) {
  const auto first = flatten(texts.front());
  auto shared = std::min(first.find(text_hole_byte), first.size());
  for (const auto& text : texts) shared = std::min(shared, shared_length(first.substr(0, shared), flatten(text)));
  return slice(texts.front(), 0, shared) + Text(hole_for(texts));
}

std::size_t length(const Text& text) {
  std::size_t total = 0;
  for (const auto& piece : text.pieces) total += piece.literal.size();
  return total;
}

Text bounded(Text text) {
  if (text.pieces.size() <= max_pieces && length(text) <= max_length) return text;
  Hole hole = hole_for({text});
  hole.name = "a long text";
  return Text(std::move(hole));
}

}  // namespace

Value unknown(std::string name, HoleKind kind, std::vector<Credential> carries) {
  return Value(Text(Hole{.name = std::move(name), .kind = kind, .carries = std::move(carries)}));
}

Value join(Value a, const Value& b) {
  a.maybe_nothing = a.maybe_nothing || b.maybe_nothing || a.is_nothing() != b.is_nothing();
  for (const auto& text : b.texts) {
    const bool present =
        std::any_of(a.texts.begin(), a.texts.end(), [&](const Text& known) { return known.same_value(text); });
    if (!present) a.texts.push_back(text);
  }
  if (a.texts.size() > max_alternatives) a.texts = {shared_text(a.texts)};
  merge_distinct(a.objects, b.objects);
  if (a.objects.size() > max_alternatives) a.objects.resize(max_alternatives);
  merge_distinct(a.callables, b.callables);
  if (a.callables.size() > max_alternatives) a.callables.resize(max_alternatives);
  return a;
}

Value concatenate(const Value& head, const Value& tail) {
  auto heads = as_texts(head);
  auto tails = as_texts(tail);
  if (heads.empty() || head.maybe_nothing) heads.emplace_back();
  if (tails.empty() || tail.maybe_nothing) tails.emplace_back();
  if (heads.size() * tails.size() > max_alternatives) {
    auto& more = heads.size() > tails.size() ? heads : tails;
    more = {shared_text(more)};
  }
  Value result;
  for (const auto& first : heads)
    for (const auto& second : tails) {
      Value both(bounded(first + second));
      result = with_alternative(std::move(result), both);
    }
  return result;
}

std::optional<std::string> known(const Value& value) {
  if (value.texts.size() != 1 || !value.objects.empty() || !value.callables.empty() || value.maybe_nothing)
    return std::nullopt;
  return value.texts.front().known();
}

std::vector<Text> as_texts(const Value& value) {
  auto texts = value.texts;
  if (!value.objects.empty() || !value.callables.empty()) texts.emplace_back(Hole{.name = "object", .carries = {}});
  return texts;
}

Text as_text(const Value& value) {
  auto texts = as_texts(value);
  if (texts.empty()) return {};
  if (texts.size() == 1) return std::move(texts.front());
  return Text(hole_for(texts));
}

std::vector<Credential> carries(const Value& value) {
  std::vector<Credential> found;
  for (const auto& text : value.texts) merge(found, text.carries());
  return found;
}

bool from_answer(const Text& text) {
  return std::any_of(text.pieces.begin(), text.pieces.end(),
                     [](const Piece& piece) { return piece.hole && piece.hole->from_answer; });
}

bool from_answer(const Value& value) {
  return std::any_of(value.texts.begin(), value.texts.end(), [](const Text& text) { return from_answer(text); });
}

}  // namespace patscope::calls
