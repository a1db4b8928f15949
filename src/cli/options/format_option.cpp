#include "cli/options/format_option.h"

#include "cli/options/one_of.h"
#include "cli/options/sections.h"

namespace patscope::cli {
namespace {

using Names = std::map<std::string, Format>;

const Names plain_formats = {{"text", Format::text}, {"json", Format::json}};

const Names all_formats = {{"text", Format::text},   {"json", Format::json},         {"azure", Format::azure},
                           {"sarif", Format::sarif}, {"markdown", Format::markdown}, {"junit", Format::junit},
                           {"html", Format::html}};

}  // namespace

void add_format(CLI::App& app, Formats formats, Format& format) {
  const auto& names = formats == Formats::all ? all_formats : plain_formats;
  app.add_option_function<std::string>(
         "--format", [&](const std::string& typed) { format = names.at(typed); }, "How to print the answer [text]")
      ->check(one_of(names))
      ->type_name("FORMAT")
      ->group(section::output);
}

std::optional<Format> find_format(const std::string& name) {
  const auto found = all_formats.find(name);
  return found == all_formats.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace patscope::cli
