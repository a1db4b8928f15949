#pragma once

/// The headings below which `patscope COMMAND --help` lists options.
namespace patscope::cli::section {

inline constexpr const char* input = "Input";
inline constexpr const char* findings = "Findings and exit code";
inline constexpr const char* output = "Output";
inline constexpr const char* configuration = "Configuration";
inline constexpr const char* service = "Azure DevOps";
inline constexpr const char* new_pat = "The new PAT";

}  // namespace patscope::cli::section
