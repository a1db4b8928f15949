#include <fmt/format.h>

#include <algorithm>

#include "expression/scalar.h"
#include "pipeline/convert.h"
#include "pipeline/expander.h"
#include "text/strings.h"

namespace patscope::pipeline {

using expression::Value;
using yaml::Node;

namespace {

enum class IsItem { no, yes };

/// Calls `say` with each directive below `node`: the item whose only key it is, or the key.
void find_directives(const Node& node, auto&& say) {
  for (const auto& item : node.items) {
    if (item.entries.size() == 1 && directive_of(item.entries[0].key))
      say(item, IsItem::yes);
    else
      find_directives(item, say);
  }
  for (const auto& [key, value] : node.entries) {
    if (directive_of(key))
      say(key, IsItem::no);
    else
      find_directives(value, say);
  }
}

}  // namespace

Frame Expander::maybe(const Frame& frame) {
  Frame result = frame;
  if (contexts[frame.context].reach == Reach::maybe) return result;
  contexts.push_back({.parent = frame.context, .template_line = {}, .reach = Reach::maybe});
  result.context = static_cast<std::uint32_t>(contexts.size() - 1);
  return result;
}

void Expander::expect_no_argument(const Directive& directive, const Node& key, const Frame& frame) {
  const auto count = expression::split_units(directive.argument).size();
  if (count > 0)
    problem(key.span,
            fmt::format("Exactly 0 parameter(s) were expected following the directive '{}'. Actual parameter count: {}",
                        to_string(directive.kind), count),
            frame);
}

Decision Expander::decide(const Directive& directive, const Node& key, Chain& chain, const Frame& frame) {
  const bool continues = directive.kind == DirectiveKind::elseif || directive.kind == DirectiveKind::else_;
  if (continues && !chain.open) {
    problem(key.span,
            fmt::format("The expression directive '{}' is not supported in this context: no 'if' stands before it",
                        to_string(directive.kind)),
            frame);
    return Decision::skip;
  }
  if (directive.kind == DirectiveKind::else_) expect_no_argument(directive, key, frame);
  const Decision decision = advance(chain, directive.kind, [&]() -> std::optional<bool> {
    const auto outcome = evaluate(directive.argument, key, frame);
    return outcome.error ? std::nullopt : expression::truth(outcome.value);
  });
  if (directive.kind == DirectiveKind::else_) chain.open = false;
  return decision;
}

/// Calls `run` with the frame of each iteration; once, with an unknown item, when only the run knows the collection.
void Expander::for_each(const Directive& directive, const Node& key, const Frame& frame, auto&& run) {
  std::string trouble;
  const auto each = parse_each(directive, trouble);
  if (!each) {
    problem(key.span, trouble, frame);
    return;
  }
  for (const auto& [name, value] : frame.loops)
    if (equals_ignoring_case(name, each->variable)) trouble = name;
  if (!trouble.empty() || equals_ignoring_case(each->variable, "parameters") ||
      equals_ignoring_case(each->variable, "variables")) {
    problem(key.span,
            fmt::format("The identifier '{}' has already been defined within the current scope", each->variable),
            frame);
    return;
  }
  const auto outcome = evaluate(each->collection, key, frame);
  if (outcome.error) return;
  Frame inner = frame;
  inner.loops.emplace_back(each->variable, Value());
  const auto iterate = [&](Value item) {
    inner.loops.back().second = std::move(item);
    if (spend(1, key.span)) run(inner);
  };
  const Value& collection = outcome.value;
  if (const auto* sequence = collection.sequence()) {
    for (const auto& item : sequence->items) {
      if (exhausted_) return;
      iterate(item);
    }
  } else if (const auto* mapping = collection.mapping()) {
    for (const auto& entry : mapping->entries) {
      if (exhausted_) return;
      expression::Mapping pair;
      pair.entries = {{Text("key"), Value(entry.key)}, {Text("value"), entry.value}};
      iterate(Value(std::move(pair)));
    }
  } else if (const auto* hole = expression::first_hole(collection)) {
    Hole item = *hole;
    item.name = each->variable;
    inner.context = maybe(frame).context;
    iterate(Value(std::move(item)));
  } else if (collection.kind() != expression::Kind::null) {
    problem(key.span,
            fmt::format("Expected a sequence, or a mapping, got: {}", expression::to_string(collection.kind())), frame);
  }
}

void Expander::check_unexpanded(const Node& root) {
  const Node* resources = root.get("resources");
  if (const Node* repositories = resources ? resources->get("repositories") : nullptr)
    find_directives(*repositories, [&](const Node& node, IsItem) {
      problem(node.span,
              "A template expression is not allowed in this context: repositories are known before "
              "expressions are evaluated");
    });
  if (const Node* trigger = root.get("trigger"))
    find_directives(*trigger, [&](const Node& node, IsItem item) {
      problem(node.span, item == IsItem::yes ? std::string("A mapping was not expected")
                                             : fmt::format("Unexpected value '{}'", node.string()));
    });
}

/// The documented way to copy a step is `- ${{ each pair in step }}:` above `${{ pair.key }}: ${{ pair.value }}`, which
/// makes one item; a body with keys of its own makes one for each iteration.
bool Expander::copies_pairs(const Directive& directive, const yaml::Entry& entry, const Frame& frame) {
  const auto is_computed = [&](const yaml::Entry& inner) { return has_expression(inner.key, frame); };
  if (!entry.value.is_mapping() || !std::all_of(entry.value.entries.begin(), entry.value.entries.end(), is_computed))
    return false;
  std::string trouble;
  const auto each = parse_each(directive, trouble);
  return each && evaluate(each->collection, entry.key, frame).value.mapping();
}

void Expander::run_in_items(const Directive& directive, const yaml::Entry& entry, Chain& chain, Place place,
                            const Frame& frame, std::vector<Node>& out) {
  if (directive.kind == DirectiveKind::each) {
    chain = {};
    if (copies_pairs(directive, entry, frame)) {
      push_item(expand_mapping(yaml::mapping({entry}, entry.key.span), item_place(place), frame), place, frame, out);
      return;
    }
    for_each(directive, entry.key, frame, [&](const Frame& inner) { body_items(entry.value, place, inner, out); });
    return;
  }
  const Decision decision = decide(directive, entry.key, chain, frame);
  if (decision == Decision::run) body_items(entry.value, place, frame, out);
  if (decision == Decision::maybe) body_items(entry.value, place, maybe(frame), out);
}

void Expander::body_items(const Node& body, Place place, const Frame& frame, std::vector<Node>& out) {
  if (body.is_sequence())
    expand_items(body, place, frame, out);
  else if (body.kind != yaml::Kind::null)
    add_item(body, place, frame, out);
}

void Expander::each_entry(const Node& mapping, const Frame& frame, const EntrySink& sink) {
  Chain chain;
  for (const auto& entry : mapping.entries) {
    if (exhausted_) return;
    const auto directive = frame.evaluate == Evaluate::yes ? directive_of(entry.key) : std::nullopt;
    if (directive)
      run_in_entries(*directive, entry, chain, frame, sink);
    else
      sink(entry, frame);
  }
}

std::vector<Expander::Selected> Expander::select(const Node& mapping, const Frame& frame) {
  std::vector<Selected> selected;
  each_entry(mapping, frame, [&](const yaml::Entry& entry, const Frame& inner) {
    selected.push_back({&entry, inner});
  });
  return selected;
}

void Expander::run_in_entries(const Directive& directive, const yaml::Entry& entry, Chain& chain, const Frame& frame,
                              const EntrySink& sink) {
  if (directive.kind == DirectiveKind::each) {
    chain = {};
    for_each(directive, entry.key, frame, [&](const Frame& inner) { body_entries(entry.value, inner, sink); });
    return;
  }
  if (directive.kind == DirectiveKind::insert) {
    chain = {};
    expect_no_argument(directive, entry.key, frame);
    body_entries(entry.value, frame, sink);
    return;
  }
  const Decision decision = decide(directive, entry.key, chain, frame);
  if (decision == Decision::run) body_entries(entry.value, frame, sink);
  if (decision == Decision::maybe) body_entries(entry.value, maybe(frame), sink);
}

void Expander::body_entries(const Node& body, const Frame& frame, const EntrySink& sink) {
  if (body.is_mapping()) {
    each_entry(body, frame, sink);
    return;
  }
  const auto value = body.is_scalar() && has_expression(body, frame) ? lone_value(body, frame) : std::nullopt;
  if (value && value->mapping()) {
    Frame inserted = frame;
    inserted.evaluate = Evaluate::no;
    inserted_.push_back(to_node(*value, body.span));
    each_entry(inserted_.back(), inserted, sink);
  } else if (value && expression::first_hole(*value)) {
    unread.push_back({body.span, fmt::format("the keys come from {}, which only the run knows",
                                             expression::first_hole(*value)->name)});
  } else {
    problem(body.span, "Expected a mapping", frame);
  }
}

}  // namespace patscope::pipeline
