#pragma once

#include <span>
#include <string_view>

namespace patscope::calls {

/// What a cmdlet of VSTeam sends.
struct VsteamCmdlet {
  std::string_view cmdlet;     ///< lower case
  std::string_view when;       ///< a parameter that makes it this operation; empty: otherwise
  std::string_view operation;  ///< of the catalogue
};

/// The first row of a cmdlet whose parameter is there says what it sends.
[[nodiscard]] std::span<const VsteamCmdlet> vsteam_cmdlets();
/// What it asks for before that, each row whose parameter is there.
[[nodiscard]] std::span<const VsteamCmdlet> vsteam_lookups();
/// Begins a cmdlet that sends nothing.
[[nodiscard]] std::span<const std::string_view> vsteam_local_cmdlets();

}  // namespace patscope::calls
