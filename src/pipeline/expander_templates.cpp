#include <fmt/format.h>

#include <algorithm>

#include "pipeline/canonical.h"
#include "pipeline/convert.h"
#include "pipeline/expander.h"
#include "text/strings.h"

namespace patscope::pipeline {

using expression::Value;
using yaml::Node;

void Expander::declare_repositories(const Node& root) {
  const Node* resources = root.get("resources");
  const Node* repositories = resources ? resources->get("repositories") : nullptr;
  if (!repositories) return;
  for (const auto& item : repositories->items)
    if (const Node* alias = item.get("repository")) files_.declare(alias->string());
}

/// A file that is included while it is being included, with the same arguments, would never end.
bool Expander::is_cycle(const Included& included) const {
  const Frame* outer = included.frame.includer;
  while (outer && outer->file != included.file) outer = outer->includer;
  if (!outer) return false;
  const auto arguments = expression::to_json(included.frame.parameters);
  const auto before = expression::to_json(outer->parameters);
  return arguments && before && arguments->same_value(*before);
}

/// A reference in an argument is followed by the template that the argument is for, which may be in another repository:
/// relative paths start there (seen in the service's errors), or at the one further out (pipelines that run every day).
/// What is not there is looked for from the file where the reference is written.
TemplateFiles::Found Expander::find_template(const std::string& reference, const Node& key, const Frame& frame) {
  const TemplateFile* written_in = files_.of(key.span.source);
  std::vector<const TemplatePlace*> bases;
  for (const Receiver* receiver = frame.handed_to; receiver; receiver = receiver->outer)
    bases.push_back(&receiver->place);
  if (bases.empty() && frame.file) bases.push_back(&frame.file->place);
  if (written_in) bases.push_back(&written_in->place);
  std::optional<TemplateFiles::Found> first;
  for (const TemplatePlace* base : bases) {
    auto found = files_.open(reference, *base);
    if (found.file) return found;
    if (!first) first = std::move(found);
  }
  return first.value_or(TemplateFiles::Found{});
}

std::optional<Expander::Included> Expander::open_template(const Reference& reference) {
  const auto& [key, value] = *reference.line.entry;
  const Frame& frame = reference.line.frame;
  for (const auto& other : reference.rest)
    if (const auto word = other.entry->key.string(); word != "parameters")
      problem(other.entry->key.span,
              fmt::format("Unexpected value '{}': a template reference has `template` and `parameters`", word), frame);
  const auto path = reference.path.known();
  if (!path) {
    unread.push_back(
        {value.span, fmt::format("the template {} is only known at run time", reference.path.with_names())});
    return Included{};
  }
  const auto found = find_template(*path, key, frame);
  if (!found.problem.empty()) problem(value.span, found.problem, frame);
  if (!found.unread.empty()) unread.push_back({value.span, found.unread});
  Included included{
      .file = found.file, .frame = {}, .receiver = &receivers_.emplace_back(found.place, frame.handed_to)};
  if (!found.file) return included;
  if (++inclusions_ > most_inclusions) {
    if (inclusions_ == most_inclusions + 1)
      problem(value.span, "Maximum events exceeded while evaluating the template: more than 5,000 inclusions");
    return std::nullopt;
  }
  declare_repositories(found.file->root);
  const auto declarations = read_declarations(found.file->root.get("parameters"), Declared::in_template);
  for (const auto& [span, message] : declarations.problems) problem(span, message, frame);
  included.frame.file = found.file;
  included.frame.depth = frame.depth + 1;
  included.frame.includer = &frame;
  included.frame.parameters = bind_arguments(declarations, reference, included);
  if (included.frame.depth > deepest_inclusion || is_cycle(included)) {
    problem(value.span, fmt::format("Maximum object depth exceeded: /{} includes itself", found.file->place.path));
    return std::nullopt;
  }
  contexts.push_back({.parent = frame.context, .template_line = key.span, .reach = contexts[frame.context].reach});
  included.frame.context = static_cast<std::uint32_t>(contexts.size() - 1);
  return included;
}

/// A path that takes a parameter without a value may be one path for each value that is allowed; just `path` when not
/// all of its parameters say what is, or when these are too many.
std::vector<Text> Expander::alternatives(const Text& path) const {
  constexpr std::size_t most_alternatives = 64;
  std::vector<Text> result(1);
  for (const auto& piece : path.pieces) {
    const auto values = piece.hole ? allowed_.find(to_lower(piece.hole->name)) : allowed_.end();
    if (piece.hole && (values == allowed_.end() || result.size() * values->second.size() > most_alternatives))
      return {path};
    std::vector<Text> longer;
    for (const auto& head : result) {
      if (!piece.hole) {
        longer.push_back(head + Text(piece.literal, piece.origin, piece.verbatim));
        continue;
      }
      for (const auto& value : values->second) longer.push_back(head + Text(value));
    }
    result = std::move(longer);
  }
  return result;
}

/// Calls `use` for each template that a reference may mean: more than one when a condition is undecided.
void Expander::each_template(const Node& reference, const Frame& frame, auto&& use) {
  std::vector<Selected> lines;
  std::vector<Selected> rest;
  for (auto& selected : select(reference, frame))
    (selected.entry->key.string() == "template" ? lines : rest).push_back(std::move(selected));
  if (lines.empty()) problem(reference.span, "`template` is missing", frame);
  for (const auto& line : lines) {
    const auto paths = alternatives(expand(line.entry->value, Place::plain, line.frame).text);
    for (const auto& path : paths) {
      Selected one = line;
      if (paths.size() > 1) one.frame = maybe(line.frame);
      use(Reference{.line = std::move(one), .path = path, .rest = rest});
    }
  }
}

void Expander::include(const Node& reference, Place place, const Frame& frame, std::vector<Node>& out) {
  each_template(reference, frame, [&](const Reference& one) { include_one(one, place, out); });
}

void Expander::include_one(const Reference& reference, Place place, std::vector<Node>& out) {
  const auto included = open_template(reference);
  if (!included) return;
  if (!included->file) {
    salvage(reference.rest, out, place, included->receiver);
    return;
  }
  const Node& root = included->file->root;
  if (!root.is_mapping()) {
    problem(root.span, "Expected a mapping", included->frame);
    return;
  }
  Entries entries;
  expand_entries(root, Place::root, included->frame, entries);
  bool found = false;
  for (auto& [key, value] : entries.list) {
    const auto word = key.string();
    if (word == "parameters") continue;
    if (word != list_name(place)) {
      problem(key.span,
              fmt::format("Unexpected value '{}': a template for {} holds `parameters` and `{}`", word,
                          list_name(place), list_name(place)),
              included->frame);
      continue;
    }
    found = true;
    if (place == Place::variables) canonicalize(value, place);
    for (auto& item : value.items) out.push_back(std::move(item));
  }
  if (!found && !exhausted_)
    unread.push_back(
        {reference.line.entry->key.span, fmt::format("/{} holds no {}", included->file->place.path, list_name(place))});
}

void Expander::extend(const Node& reference, const Frame& frame, Entries& out) {
  each_template(reference, frame, [&](const Reference& one) { extend_one(one, out); });
}

void Expander::extend_one(const Reference& reference, Entries& out) {
  const auto included = open_template(reference);
  if (!included) return;
  Entries entries;
  if (included->file) {
    expand_entries(included->file->root, Place::root, included->frame, entries);
  } else {
    const Span span = reference.line.entry->key.span;
    std::vector<Node> stages;
    salvage(reference.rest, stages, Place::stages, included->receiver);
    if (!stages.empty()) entries.list.push_back({yaml::scalar("stages", span), yaml::sequence(std::move(stages))});
  }
  for (auto& entry : entries.list) {
    const auto word = entry.key.string();
    if (word == "parameters") continue;
    const auto present = std::find_if(out.list.begin(), out.list.end(),
                                      [&](const yaml::Entry& other) { return other.key.string() == word; });
    if (present == out.list.end()) {
      out.keys.insert(to_lower(word));
      out.list.push_back(std::move(entry));
      continue;
    }
    // Both have it: the lists stand one behind the other, of anything else the pipeline's own counts.
    const Place place = child_place(Place::root, word);
    if (list_name(place).empty()) continue;
    if (place == Place::variables && included->file)
      problem(entry.key.span,
              fmt::format("'{}' is already defined: the pipeline that extends this template has it", word),
              included->frame);
    if (place == Place::variables) {
      canonicalize(entry.value, place);
      canonicalize(present->value, place);
    }
    for (auto& item : entry.value.items) present->value.items.push_back(std::move(item));
  }
}

}  // namespace patscope::pipeline
