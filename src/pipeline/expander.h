#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expression/expression.h"
#include "expression/scalar.h"
#include "pipeline/compile_variables.h"
#include "pipeline/directives.h"
#include "pipeline/load.h"
#include "pipeline/parameters.h"
#include "pipeline/place.h"
#include "pipeline/template_files.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// How expansion came to a node: `yaml::Node::context` is an index into these.
struct Context {
  std::uint32_t parent = 0;           ///< of the first one: itself
  std::optional<Span> template_line;  ///< the `template:` key that leads here from the parent
  Reach reach = Reach::always;        ///< maybe: below a condition that only the run decides
};

/// Whether expressions in a tree are evaluated. What an expression yielded is never evaluated again.
enum class Evaluate { yes, no };

/// Whom an argument is for: the template, and whom the reference that hands it over is for itself.
struct Receiver {
  TemplatePlace place;
  const Receiver* outer = nullptr;
};

/// What expressions see at one place.
struct Frame {
  const TemplateFile* file = nullptr;
  expression::Value parameters;
  std::vector<std::pair<std::string, expression::Value>> loops;
  std::uint32_t context = 0;
  std::size_t depth = 0;  ///< of template inclusion
  Evaluate evaluate = Evaluate::yes;
  const Frame* includer = nullptr;
  const Receiver* handed_to = nullptr;  ///< in arguments
};

/// Evaluates a pipeline's compile-time expressions and includes its templates. One object expands one pipeline.
/// Bounded: templates nest 100 deep and are included 5,000 times, the result has 200,000 nodes and 64 MiB of text at
/// most; passes of loops count as nodes.
class Expander {
 public:
  Expander(Sources& sources, const Files& files, const LoadOptions& options);

  /// The pipeline's tree before it is brought into canonical form; the service's complaints are in `problems`.
  [[nodiscard]] yaml::Node expand_root(std::string_view path);

  std::vector<Problem> problems;
  std::vector<Coverage> unread;
  /// The default of one of the root's parameters that was taken, and what an empty one stands for.
  struct OpenDefault {
    Span span;
    std::optional<Hole> when_empty;
  };
  std::vector<OpenDefault> open_defaults;
  /// With the holes that empty defaults stand for; other empty pieces are taken out.
  [[nodiscard]] Text opened(const Text& text) const;
  std::vector<Context> contexts{Context{}};
  /// Whether a node, or the key that it is, stands below a condition that only the run decides.
  [[nodiscard]] bool is_undecided(const yaml::Node& node) const;
  [[nodiscard]] const std::deque<TemplateFile>& files() const { return files_.all(); }

 private:
  // expander.cpp: trees
  yaml::Node expand(const yaml::Node& node, Place place, const Frame& frame);
  yaml::Node expand_mapping(const yaml::Node& node, Place place, const Frame& frame);
  void expand_items(const yaml::Node& sequence, Place place, const Frame& frame, std::vector<yaml::Node>& out);
  void add_item(const yaml::Node& item, Place place, const Frame& frame, std::vector<yaml::Node>& out);
  void push_item(yaml::Node item, Place place, const Frame& frame, std::vector<yaml::Node>& out);
  struct Entries {
    std::vector<yaml::Entry> list;
    std::set<std::string> keys;  ///< in lower case
    /// The mapping was a value already: a key that is there twice came from an undecided condition.
    bool settled = false;
  };
  void check_first_key(const yaml::Node& step, const Frame& frame);
  void expand_entries(const yaml::Node& mapping, Place place, const Frame& frame, Entries& out);
  void add_entry(const yaml::Entry& entry, Place place, const Frame& frame, Entries& out);
  void push_entry(yaml::Node key, yaml::Node value, Place place, const Frame& frame, Entries& out);

  // expander_directives.cpp
  /// `each` over the pairs of a mapping, written as a list's item: the pairs are those of one new item.
  bool copies_pairs(const Directive& directive, const yaml::Entry& entry, const Frame& frame);
  void run_in_items(const Directive& directive, const yaml::Entry& entry, Chain& chain, Place place, const Frame& frame,
                    std::vector<yaml::Node>& out);
  /// Calls `sink` for each entry of a mapping that is no directive, those in the bodies of directives included.
  using EntrySink = std::function<void(const yaml::Entry&, const Frame&)>;
  void each_entry(const yaml::Node& mapping, const Frame& frame, const EntrySink& sink);
  void run_in_entries(const Directive& directive, const yaml::Entry& entry, Chain& chain, const Frame& frame,
                      const EntrySink& sink);
  /// The same as a list, for mappings whose entries are not taken in the order of writing.
  struct Selected {
    const yaml::Entry* entry = nullptr;
    Frame frame;
  };
  [[nodiscard]] std::vector<Selected> select(const yaml::Node& mapping, const Frame& frame);
  [[nodiscard]] Decision decide(const Directive& directive, const yaml::Node& key, Chain& chain, const Frame& frame);
  void expect_no_argument(const Directive& directive, const yaml::Node& key, const Frame& frame);
  void body_items(const yaml::Node& body, Place place, const Frame& frame, std::vector<yaml::Node>& out);
  void body_entries(const yaml::Node& body, const Frame& frame, const EntrySink& sink);
  void for_each(const Directive& directive, const yaml::Node& key, const Frame& frame, auto&& run);
  [[nodiscard]] Frame maybe(const Frame& frame);
  /// Where the service does not evaluate directives.
  void check_unexpanded(const yaml::Node& root);

  // expander_scalars.cpp
  yaml::Node expand_scalar(const yaml::Node& node, const Frame& frame);
  [[nodiscard]] std::optional<expression::Value> lone_value(const yaml::Node& node, const Frame& frame);
  [[nodiscard]] bool is_open(Span place) const;
  /// The node of a value that an expression gave; a parameter's default keeps its place.
  [[nodiscard]] yaml::Node inserted(const expression::Value& value, Span place) const;
  expression::Outcome evaluate(const Text& source, const yaml::Node& host, const Frame& frame);
  [[nodiscard]] bool has_expression(const yaml::Node& node, const Frame& frame) const;

  // expander_templates.cpp
  [[nodiscard]] TemplateFiles::Found find_template(const std::string& reference, const yaml::Node& key,
                                                   const Frame& frame);
  void include(const yaml::Node& reference, Place place, const Frame& frame, std::vector<yaml::Node>& out);
  struct Reference {
    Selected line;  ///< the `template:` entry
    Text path;
    const std::vector<Selected>& rest;  ///< the other entries
  };
  void include_one(const Reference& reference, Place place, std::vector<yaml::Node>& out);
  void each_template(const yaml::Node& reference, const Frame& frame, auto&& use);
  [[nodiscard]] std::vector<Text> alternatives(const Text& path) const;
  void extend(const yaml::Node& reference, const Frame& frame, Entries& out);
  void extend_one(const Reference& reference, Entries& out);
  struct Included {
    const TemplateFile* file = nullptr;  ///< nullptr: not available here
    Frame frame;
    const Receiver* receiver = nullptr;
  };
  /// Nothing when the template is not to be included; why is in the problems.
  std::optional<Included> open_template(const Reference& reference);
  [[nodiscard]] bool is_cycle(const Included& included) const;
  /// What is handed to a template that is not available here: its steps, jobs and stages may run, so they are kept.
  void salvage(const std::vector<Selected>& rest, std::vector<yaml::Node>& out, Place place, const Receiver* receiver);
  [[nodiscard]] Place place_of_argument(const std::string& name, const yaml::Node& list, const Frame& frame);
  void declare_repositories(const yaml::Node& root);

  // expander_parameters.cpp
  expression::Value bind_arguments(const Declarations& declarations, const Reference& reference,
                                   const Included& included);
  std::optional<yaml::Node> given_argument(const Declaration& declaration, const Entries& arguments);
  yaml::Node either(const Declaration& declaration, yaml::Node first, const yaml::Node& second);
  expression::Value bind_root_parameters(const Declarations& declarations, Span place);
  std::optional<yaml::Node> queue_time_value(const Declaration& declaration);
  expression::Value bind_one(const Declaration& declaration, const yaml::Node& given, Span place, const Frame& frame);
  yaml::Node with_plain_defaults(const yaml::Node& parameters);
  expression::Value default_of(const Declaration& declaration, const Frame& frame);

  // shared
  void problem(Span span, std::string message);
  /// The same below a condition that only the run decides: the service may never get there.
  void problem(Span span, std::string message, const Frame& frame);
  [[nodiscard]] bool spend(std::size_t nodes, Span span);
  void spend_text(const Text& text, Span span);
  void remember_maybe(const yaml::Node& node);

  static constexpr std::size_t most_nodes = 200'000;
  static constexpr std::size_t most_text = 64 * 1024 * 1024;
  static constexpr std::size_t deepest_inclusion = 100;
  static constexpr std::size_t most_inclusions = 5'000;

  Sources& sources_;
  const LoadOptions& options_;
  TemplateFiles files_;
  CompileVariables variables_;
  const expression::Grammar grammar_ = expression::grammar_of(expression::Slot::compile_time);
  std::size_t nodes_ = 0;
  std::size_t text_ = 0;  ///< bytes
  std::size_t inclusions_ = 0;
  bool exhausted_ = false;
  /// Places of nodes that stand below an undecided condition and were handed on as values, which have no context.
  std::set<Span> maybe_places_;
  void mark_undecided(const yaml::Node& key, const yaml::Node& value);
  std::set<Span> undecided_;  ///< keys and values of entries below an undecided condition
  std::deque<Receiver> receivers_;
  /// Of parameters whose value is one of several, in lower case: the values that they may have.
  std::map<std::string, std::vector<std::string>> allowed_;
  std::set<std::pair<Span, std::string>> said_;
  /// Trees that expressions yielded and whose entries are still pointed to.
  std::deque<yaml::Node> inserted_;
};

}  // namespace patscope::pipeline
