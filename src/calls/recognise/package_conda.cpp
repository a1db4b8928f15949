// conda and its kin against channels of Azure Artifacts.

#include <array>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

constexpr std::array<std::string_view, 7> with_value = {"channel", "name",    "prefix", "file",
                                                        "append",  "prepend", "add"};

/// `conda config --add channels URL` and its kin.
void remember_channel(Invocation& invocation, const CommandLine& line) {
  for (const auto& operand : behind(line.operands, 1))
    if (is_azure_artifacts(operand)) invocation.state.job.facts["conda.channel." + spelling(operand)] = operand;
}

}  // namespace

/// The credential stands in the channel's URL, or in the variable that the documentation of Azure Artifacts has people
/// set for conda (confidence medium).
std::optional<Effect> recognise_conda(Invocation& invocation) {
  const auto all = words(invocation);
  const auto line = parse_options(all, {.short_with_value = "cnpf", .long_with_value = with_value});
  auto verb = first_operand(line);
  if (verb == "config") {
    remember_channel(invocation, line);
    return Effect{.requests = {}, .result = Value()};
  }
  if (verb == "env" && line.operands.size() > 1) verb = spelling(line.operands[1]);
  if (!is_one_of(verb, {"install", "create", "update", "upgrade", "search"})) return std::nullopt;
  auto channels = line.values({"-c", "--channel"});
  for (const auto& [key, channel] : invocation.state.job.facts)
    if (key.starts_with("conda.channel.")) channels.push_back(channel);
  std::vector<Feed> feeds;
  for (const auto& channel : channels)
    feeds.push_back(
        {channel, carries(channel).empty() ? environment_variable(invocation, "ARTIFACTS_CONDA_TOKEN") : Value()});
  return package_requests(read_packages, feeds, "conda-" + verb);
}

}  // namespace patscope::calls
