#include "text/sources.h"

#include <algorithm>

#include "text/check.h"

namespace patscope {
namespace {

std::vector<std::uint32_t> find_line_starts(std::string_view bytes) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
  return starts;
}

bool is_continuation_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

SourceId Sources::add(std::string path, std::string bytes) {
  auto starts = find_line_starts(bytes);
  files_.push_back({std::move(path), std::move(bytes), std::move(starts)});
  return static_cast<SourceId>(files_.size() - 1);
}

const Sources::File& Sources::file(SourceId id) const {
  const auto index = static_cast<std::size_t>(id);
  check(index < files_.size(), "a SourceId of another Sources");
  return files_[index];
}

std::vector<SourceId> Sources::ids() const {
  std::vector<SourceId> all;
  for (std::size_t i = 0; i < files_.size(); ++i) all.push_back(static_cast<SourceId>(i));
  return all;
}

std::string_view Sources::path(SourceId id) const {
  return file(id).path;
}
std::string_view Sources::bytes(SourceId id) const {
  return file(id).bytes;
}

std::string_view Sources::slice(Span span) const {
  const std::string_view all = bytes(span.source);
  const auto begin = std::min<std::size_t>(span.begin, all.size());
  return all.substr(begin, std::max(span.begin, span.end) - span.begin);
}

Position Sources::position(SourceId id, std::uint32_t offset) const {
  const File& f = file(id);
  offset = std::min(offset, static_cast<std::uint32_t>(f.bytes.size()));
  const auto next = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), offset);
  const auto start = *std::prev(next);
  const std::string_view before = std::string_view(f.bytes).substr(start, offset - start);
  const auto continued = std::count_if(before.begin(), before.end(), is_continuation_byte);
  return {static_cast<std::uint32_t>(next - f.line_starts.begin()),
          static_cast<std::uint32_t>(before.size() - static_cast<std::size_t>(continued)) + 1};
}

std::string_view Sources::line_text(SourceId id, std::uint32_t line) const {
  const File& f = file(id);
  if (line == 0 || line > f.line_starts.size()) return {};
  const auto start = f.line_starts[line - 1];
  const auto end = line < f.line_starts.size() ? f.line_starts[line] - 1 : f.bytes.size();
  std::string_view text = std::string_view(f.bytes).substr(start, end - start);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace patscope
