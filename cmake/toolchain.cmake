# Compiler and linker settings that hold for every target.

add_library(patscope_options INTERFACE)
if(MSVC)
  target_compile_options(patscope_options INTERFACE /W4 /utf-8 /permissive-)
  if(PATSCOPE_WERROR)
    target_compile_options(patscope_options INTERFACE /WX)
  endif()
else()
  # Designated initialisers leave the other fields at their defaults on purpose.
  target_compile_options(patscope_options INTERFACE -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow
                                                    -Wnon-virtual-dtor -Woverloaded-virtual)
  if(PATSCOPE_WERROR)
    target_compile_options(patscope_options INTERFACE -Werror)
  endif()
endif()

if(PATSCOPE_SANITIZE)
  # Without vptr: cpprestsdk's library keeps the type information of its streams to itself, so every use of one from its
  # header would look like a wrong type.
  # Without the checks of each pointer for null, alignment and size, which take a third of the compile: the address
  # sanitizer sees what comes of most of them.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr,null,alignment,object-size
                      -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  set(PATSCOPE_PROGRAM_SOURCES ${CMAKE_SOURCE_DIR}/cmake/leaks_of_others.cpp)
  # The tests' own code is to be compiled soon, not to be fast.
  set(PATSCOPE_TEST_OPTIONS -O0 -fno-sanitize=undefined)
endif()

# g++ 12 sees uninitialised members and overlapping copies inside the standard library's own templates as soon as it
# optimises or instruments them (GCC bugs 105593 and 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND (PATSCOPE_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release"))
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_link_options(-fuse-ld=mold)
endif()
