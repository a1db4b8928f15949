# The C sources of the pinned tree-sitter grammars as one library. Generated code: warnings are off,
# and it is optimised in every build, since an unoptimised parser table is slow to link and to run.
find_path(TREE_SITTER_INCLUDE tree_sitter/api.h REQUIRED)
find_library(TREE_SITTER_LIBRARY tree-sitter REQUIRED)

set(grammar_sources "")
foreach(grammar bash batch pwsh python typescript/typescript typescript/tsx)
  set(folder ${PATSCOPE_GRAMMARS}/tree-sitter-${grammar}/src)
  if(NOT EXISTS ${folder}/parser.c)
    message(FATAL_ERROR "No tree-sitter grammar in ${folder}: run scripts/setup first")
  endif()
  list(APPEND grammar_sources ${folder}/parser.c)
  if(EXISTS ${folder}/scanner.c)
    list(APPEND grammar_sources ${folder}/scanner.c)
  endif()
  set_source_files_properties(${folder}/parser.c ${folder}/scanner.c PROPERTIES INCLUDE_DIRECTORIES ${folder})
endforeach()

add_library(patscope_grammars STATIC ${grammar_sources})
target_compile_options(patscope_grammars PRIVATE -w -O1)
target_include_directories(patscope_grammars SYSTEM PUBLIC ${TREE_SITTER_INCLUDE})
target_link_libraries(patscope_grammars PUBLIC ${TREE_SITTER_LIBRARY})
