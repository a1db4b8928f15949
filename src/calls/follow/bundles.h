#pragma once

#include <string>
#include <vector>

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A file that a bundler makes of a program and all that it imports.
struct Bundle {
  std::string entry;
  std::string output;

  friend bool operator==(const Bundle&, const Bundle&) = default;
};

/// What the command line of a bundler ("esbuild", "src/send.ts", "--outfile=dist/send.js") makes, as its words name
/// it. Empty for other commands.
[[nodiscard]] std::vector<Bundle> bundles_of(const std::vector<std::string>& words);

/// The job has the file from now on: to run it is to run its entry. Nothing when the entry is not in the repository.
void write_bundle(Machine& machine, const Text& entry, const Text& output, Span place);

/// The entry of such a file, under one of the names that node tries for `path`.
[[nodiscard]] std::optional<std::string> entry_of_written(const Machine& machine, const std::string& path);
/// The entry behind a file that no step is seen to make, when a script of the package.json above makes it.
[[nodiscard]] std::optional<std::string> entry_of_bundle(Machine& machine, const std::string& path);

/// What the configuration beside the current folder makes a bundler do that is given no entry.
void write_configured_bundles(Machine& machine, std::string_view bundler, const std::vector<std::string>& words,
                              Span place);

/// esbuild.build({ entryPoints, outfile, outdir })
void write_esbuild(Machine& machine, const Value& options, Span place);

}  // namespace patscope::calls
