// The one file that knows of Python: it turns arguments into pointers, shapes and strides, and results into arrays.
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <string>

#include "isa.h"

namespace nb = nanobind;

static std::map<std::string, std::string> build_info() {
    return {{"compiler", QKV_COMPILER}, {"flags", QKV_FLAGS}, {"architecture", QKV_ARCHITECTURE}};
}

NB_MODULE(_native, m) {
    m.doc() = "qkv's native code. It needs neither torch nor NumPy to load.";
    m.def("isa", &qkv::isa,
          "Instruction sets of the CPU that this process runs on, \"scalar\" first, each including those before it: "
          "\"avx2\" (with FMA and BMI2), \"avx512\" (F, BW, CD, DQ, VL), \"avx512_bf16\". Probed at run time.");
    m.def("build_info", &build_info,
          "How this module was compiled: \"compiler\" (name and version), \"flags\", \"architecture\".");
}
