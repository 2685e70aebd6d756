"""Engines: one meaning, several ways to compute it. An engine never changes the meaning, and none imports another.

    forward(d, q, k, v)                                        -> (out, state or None), in the dtype that is computed in
    backward(d, q, k, v, out, state, dout, dstate, into)       -> (dq, dk, dv); leaves' gradients are added to `into`

q (B, Hq, Lq, D), k (B, Hkv, Lk, D), v (B, Hkv, Lk, Dv) as the score's core wants them; d is a plan.Description.
"""
