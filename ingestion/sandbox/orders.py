"""How the worker hands a job to the zygote: a length and the descriptors, then the job and its limits as JSON."""

import struct

CONTROL = 3  # the descriptor on which the zygote finds its socket
JOB_HEADER = struct.Struct(">I")
DESCRIPTORS = 3  # the file, the pipe for answers, the socket on which the child's end is told
