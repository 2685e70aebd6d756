// node_modules/svelte/src/constants.js
var e = {}, t = Symbol("uninitialized"), n = "http://www.w3.org/1999/xhtml", r = Array.isArray, i = Array.prototype.indexOf, a = Array.prototype.includes, o = Array.from, s = Object.defineProperty, c = Object.getOwnPropertyDescriptor, l = Object.getOwnPropertyDescriptors, u = Object.prototype, d = Array.prototype, f = Object.getPrototypeOf, p = Object.isExtensible;
function m(e) {
	return typeof e == "function";
}
var h = () => {};
function g(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function _() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function v(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var y = 1024, b = 2048, x = 4096, S = 8192, C = 16384, w = 32768, T = 1 << 25, E = 65536, D = 1 << 19, ee = 1 << 20, O = 1 << 25, te = 1 << 21, ne = 1 << 22, re = 1 << 23, ie = Symbol("$state"), ae = Symbol("component"), k = Symbol("legacy props"), oe = Symbol(""), se = Symbol("attributes"), ce = Symbol("class"), le = Symbol("style"), ue = Symbol("text"), de = Symbol("form reset"), fe = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), pe = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml");
function me() {
	console.warn("https://svelte.dev/e/derived_inert");
}
function he(e) {
	console.warn("https://svelte.dev/e/hydration_mismatch");
}
function ge() {
	console.warn("https://svelte.dev/e/select_multiple_invalid_value");
}
function _e() {
	console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}
// node_modules/svelte/src/internal/client/dom/hydration.js
var A = !1;
function ve(e) {
	A = e;
}
var j;
function ye(t) {
	if (t === null) throw he(), e;
	return j = t;
}
function be() {
	return ye(/* @__PURE__ */ nn(j));
}
function M(t) {
	if (A) {
		if (/* @__PURE__ */ nn(j) !== null) throw he(), e;
		j = t;
	}
}
function xe(e = 1) {
	if (A) {
		for (var t = e, n = j; t--;) n = /* @__PURE__ */ nn(n);
		j = n;
	}
}
function Se(e = !0) {
	for (var t = 0, n = j;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ nn(n);
		e && n.remove(), n = i;
	}
}
function Ce(t) {
	if (!t || t.nodeType !== 8) throw he(), e;
	return t.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function we(e) {
	return e === this.v;
}
function Te(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function Ee(e) {
	return !Te(e, this.v);
}
function De(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function Oe() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function ke(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function Ae(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function je() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function Me(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function Ne() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Pe(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Fe() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function Ie() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Le() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Re() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/client/context.js
var ze = null;
function Be(e) {
	ze = e;
}
function Ve(e, t = !1, n) {
	ze = {
		p: ze,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: U,
		l: null
	};
}
function He(e) {
	var t = ze, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) gn(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, ze = t.p, Ue(e);
}
function Ue(e = {}) {
	return s(e, ae, { value: !0 }), e;
}
function We() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ge = [];
function Ke() {
	var e = Ge;
	Ge = [], g(e);
}
function qe(e) {
	if (Ge.length === 0 && !bt) {
		var t = Ge;
		queueMicrotask(() => {
			t === Ge && Ke();
		});
	}
	Ge.push(e);
}
function Je() {
	for (; Ge.length > 0;) Ke();
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var Ye = ~(b | x | y);
function Xe(e, t) {
	e.f = e.f & Ye | t;
}
function Ze(e) {
	e.f & 512 || e.deps === null ? Xe(e, y) : Xe(e, x);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function Qe(e, t) {
	e.f & 2048 ? t.set(e, b) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, x), Xe(e, y);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var $e = !1;
function et() {
	$e || ($e = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[de]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function tt(e) {
	var t = H, n = U;
	Rn(null), zn(null);
	try {
		return e();
	} finally {
		Rn(t), zn(n);
	}
}
function nt(e, t, n, r = n) {
	e.addEventListener(t, () => tt(n));
	let i = e[de];
	e[de] = i ? () => {
		i(), r(!0);
	} : () => r(!0), et();
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function rt(e, t, n, r) {
	let i = We() ? st : ut;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = U, c = it(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				un(e, s);
			}
			at();
		}
	}
	var d = ot();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ lt(e))).then(u).catch((e) => un(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), at());
	}) : f();
}
function it() {
	var e = U, t = H, n = ze, r = P;
	return function(i = !0) {
		zn(e), Rn(t), Be(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function at(e = !0) {
	zn(null), Rn(null), Be(null), e && P?.deactivate();
}
function ot() {
	var e = U, t = e.b, n = P, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function st(e) {
	var n = 2 | b;
	return U !== null && (U.f |= D), {
		ctx: ze,
		deps: null,
		effects: null,
		equals: we,
		f: n,
		fn: e,
		reactions: null,
		rv: 0,
		v: t,
		wv: 0,
		parent: U,
		ac: null
	};
}
var ct = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function lt(e, n, r) {
	let i = U;
	i === null && Oe();
	var a = void 0, o = Lt(t), s = !H, c = /* @__PURE__ */ new Set();
	return yn(() => {
		var t = U, n = _();
		a = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== fe && n.reject(e);
			}).finally(at);
		} catch (e) {
			n.reject(e), at();
		}
		var r = P;
		if (s) {
			if (t.f & 32768) var l = ot();
			if (i.b?.is_rendered()) r.async_deriveds.get(t)?.reject(ct);
			else for (let e of c.values()) e.reject(ct);
			c.add(n), r.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), c.delete(n), t !== ct && (r.activate(), t ? (o.f |= re, Vt(o, t)) : (o.f & 8388608 && (o.f ^= re), Vt(o, e)), r.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), hn(() => {
		for (let e of c) e.reject(ct);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === a ? e(o) : t(a);
			}
			n.then(r, r);
		}
		t(a);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function N(e) {
	let t = /* @__PURE__ */ st(e);
	return Vn(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function ut(e) {
	let t = /* @__PURE__ */ st(e);
	return t.equals = Ee, t;
}
function dt(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) En(t[n]);
	}
}
function ft(e) {
	var n, r = U, i = e.parent;
	if (!Fn && i !== null && e.v !== t && i.f & 24576) return me(), e.v;
	zn(i);
	try {
		dt(e), n = $n(e);
	} finally {
		zn(r);
	}
	return n;
}
function pt(e) {
	var t = ft(e);
	!e.equals(t) && (e.wv = Xn(), (!P?.is_fork || e.deps === null) && (P === null ? e.v = t : (P.capture(e, t, !0), _t?.capture(e, t, !0)), e.deps === null)) ? Xe(e, y) : Fn || (vt === null ? Ze(e) : (mn() || P?.is_fork) && vt.set(e, t));
}
function mt(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && tt(() => {
		t.ac.abort(fe), t.ac = null;
	}), t.fn !== null && (t.teardown = h), nr(t, 0), wn(t));
}
function ht(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && rr(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var gt = null, P = null, _t = null, vt = null, yt = null, bt = !1, xt = !1, St = null, Ct = null, wt = 0, Tt = 1, Et = class e {
	id = Tt++;
	started = !1;
	linked = !0;
	prev = null;
	next = null;
	async_deriveds = /* @__PURE__ */ new Map();
	current = /* @__PURE__ */ new Map();
	previous = /* @__PURE__ */ new Map();
	#e = /* @__PURE__ */ new Set();
	#t = /* @__PURE__ */ new Set();
	#n = 0;
	#r = /* @__PURE__ */ new Map();
	#i = null;
	#a = [];
	#o = [];
	#s = /* @__PURE__ */ new Map();
	#c = /* @__PURE__ */ new Map();
	#l = /* @__PURE__ */ new Set();
	is_fork = !1;
	#u = !1;
	constructor() {
		gt === null ? gt = this : (gt.next = this, this.prev = gt), gt = this;
	}
	#d() {
		if (this.is_fork) return !0;
		for (let e of this.#r.keys()) if (!this.#f(e)) return !0;
		return !1;
	}
	#f(e) {
		for (var t = e; t !== null; t = t.parent) if (this.#c.has(t)) return !0;
		return !1;
	}
	skip_effect(e) {
		this.#c.has(e) || this.#c.set(e, {
			d: [],
			m: []
		}), this.#l.delete(e);
	}
	unskip_effect(e, t = (e) => this.schedule(e)) {
		var n = this.#c.get(e);
		if (n) {
			this.#c.delete(e);
			for (var r of n.d) Xe(r, b), t(r);
			for (r of n.m) Xe(r, x), t(r);
		}
		this.#l.add(e);
	}
	#p() {
		var e = [];
		for (let i of this.#a) if (!(i.f & 16384 || !(i.f & 6144))) {
			for (var t = i, n = !1; t.parent !== null;) {
				t = t.parent;
				var r = t.f;
				if (r & 96) {
					if (!(r & 1024)) {
						n = !0;
						break;
					}
					t.f ^= y;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) Xe(e, t), this.schedule(e);
		this.apply();
		for (var t = St = [], n = [], r = Ct = []; this.#a.length > 0;) {
			wt++ > 1e3 && (this.#b(), Ot());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw Nt(e), this.#d() || this.discard(), t;
			}
		}
		if (P = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (St = null, Ct = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) Mt(e, t);
			r.length > 0 && P.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), _t = this, At(n), At(t), _t = null, this.#i?.resolve();
			var o = P;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (Ft.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= y;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= y : i & 4 ? t.push(r) : Zn(r) && (i & 16 && this.add_dirty_reaction(r, x), rr(r));
				var o = r.first;
				if (o !== null) {
					r = o;
					continue;
				}
			}
			for (; r !== null;) {
				var s = r.next;
				if (s !== null) {
					r = s;
					break;
				}
				r = r.parent;
			}
		}
	}
	#g() {
		for (var e = this.prev; e !== null; e = e.prev) if (!e.is_fork && this.#_(e)) return e;
		return null;
	}
	#_(e) {
		for (let [t, [, n]] of this.current) if (!n && e.current.has(t)) return !0;
		return !1;
	}
	#v(e) {
		for (let [t, n] of e.current) !this.previous.has(t) && e.previous.has(t) && this.previous.set(t, e.previous.get(t)), this.current.set(t, n);
		for (let [t, n] of e.async_deriveds) {
			let e = this.async_deriveds.get(t);
			e && n.promise.then(e.resolve).catch(e.reject);
		}
		e.async_deriveds.clear(), this.transfer_reactions(e.#s);
		let t = (e) => {
			var n = e.reactions;
			if (n !== null && !(e.f & 2 && !(e.f & 6144))) for (let e of n) {
				var r = e.f;
				if (r & 2) t(e);
				else {
					var i = e;
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), Xe(i, b), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), P = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) Qe(e[t], this.#s);
	}
	capture(e, n, r = !1) {
		e.v !== t && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [n, r]), vt?.set(e, n)), this.is_fork || (e.v = n);
	}
	activate() {
		P = this;
	}
	deactivate() {
		P = null, vt = null;
	}
	flush() {
		try {
			xt = !0, P = this, this.#m();
		} finally {
			wt = 0, yt = null, St = null, Ct = null, xt = !1, P = null, vt = null, Ft.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(ct);
		this.#b(), this.#i?.resolve();
	}
	register_created_effect(e) {
		this.#o.push(e);
	}
	increment(e, t) {
		if (this.#n += 1, e) {
			let e = this.#r.get(t) ?? 0;
			this.#r.set(t, e + 1);
		}
	}
	decrement(e, t) {
		if (--this.#n, e) {
			let e = this.#r.get(t) ?? 0;
			e === 1 ? this.#r.delete(t) : this.#r.set(t, e - 1);
		}
		this.#u || (this.#u = !0, qe(() => {
			this.#u = !1, this.linked && this.flush();
		}));
	}
	transfer_reactions(e) {
		for (let [t, n] of e) this.add_dirty_reaction(t, n);
		e.clear();
	}
	add_dirty_reaction(e, t) {
		(t === 2048 || this.#s.get(e) !== 2048) && this.#s.set(e, t);
	}
	oncommit(e) {
		this.#e.add(e);
	}
	ondiscard(e) {
		this.#t.add(e);
	}
	settled() {
		return (this.#i ??= _()).promise;
	}
	static ensure() {
		if (P === null) {
			let t = P = new e();
			!xt && !bt && qe(() => {
				t.started || t.flush();
			});
		}
		return P;
	}
	apply() {
		vt = null;
	}
	schedule(e) {
		yt = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? gt = e : t.prev = e, this.linked = !1;
		}
	}
};
function Dt(e) {
	var t = bt, n = _t;
	_t = null, bt = !0;
	try {
		var r;
		for (e && (Dt(), r = e());;) {
			if (Je(), P === null) return r;
			P.flush();
		}
	} finally {
		bt = t, _t = n;
	}
}
function Ot() {
	try {
		Ne();
	} catch (e) {
		un(e, yt);
	}
}
var kt = null;
function At(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && Zn(r) && (kt = /* @__PURE__ */ new Set(), rr(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && On(r), kt?.size > 0)) {
				Ft.clear();
				for (let e of kt) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) kt.has(n) && (kt.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || rr(n);
					}
				}
				kt.clear();
			}
		}
		kt = null;
	}
}
function jt(e) {
	P.schedule(e);
}
function Mt(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), Xe(e, y);
		for (var n = e.first; n !== null;) Mt(n, t), n = n.next;
	}
}
function Nt(e) {
	Xe(e, y);
	for (var t = e.first; t !== null;) Nt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var Pt = /* @__PURE__ */ new Set(), Ft = /* @__PURE__ */ new Map(), It = !1;
function Lt(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: we,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function F(e, t) {
	let n = Lt(e, t);
	return Vn(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function Rt(e, t = !1, n = !0) {
	let r = Lt(e);
	return t || (r.equals = Ee), r;
}
function I(e, t, n = !1) {
	return H !== null && (!Ln || H.f & 131072) && We() && H.f & 4325394 && (Bn === null || !Bn.has(e)) && Le(), Vt(e, n ? Kt(t) : t, Ct);
}
var zt = null, Bt = 0;
function Vt(e, t, n = null) {
	if (!e.equals(t)) {
		Fn ? Ft.set(e, t) : Ft.has(e) || Ft.set(e, e.v);
		var r = Et.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && ft(t), vt === null && Ze(t);
		}
		e.wv = Xn(), zt = null, Bt = 0, Gt(e, b, n), zt = null, We() && U !== null && U.f & 1024 && !(U.f & 96) && (Wn === null ? Gn([e]) : Wn.push(e)), !r.is_fork && Pt.size > 0 && !It && Ht();
	}
	return t;
}
function Ht() {
	It = !1;
	for (let e of Pt) {
		e.f & 1024 && Xe(e, x);
		let t;
		try {
			t = Zn(e);
		} catch {
			t = !0;
		}
		t && rr(e);
	}
	Pt.clear();
}
function Ut(e, t = 1) {
	var n = W(e), r = t === 1 ? n++ : n--;
	return I(e, n), r;
}
function Wt(e) {
	I(e, e.v + 1);
}
function Gt(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = We(), a = r.length;
		if (Bt += a, Bt > 1e5 && zt === null && (zt = /* @__PURE__ */ new Set()), zt !== null) {
			if (zt.has(e)) return;
			zt.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== U) {
				var l = (c & b) === 0;
				if (l && Xe(s, t), c & 131072) Pt.add(s);
				else if (c & 2) {
					var u = s;
					vt?.delete(u), Gt(u, x, n);
				} else if (l) {
					var d = s;
					c & 16 && kt !== null && kt.add(d), n === null ? jt(d) : n.push(d);
				}
			}
		}
	}
}
function Kt(e) {
	if (typeof e != "object" || !e || ie in e || ae in e) return e;
	let n = f(e);
	if (n !== u && n !== d) return e;
	var i = /* @__PURE__ */ new Map(), a = r(e), o = /* @__PURE__ */ F(0), s = null, l = Jn, p = (e) => {
		if (Jn === l) return e();
		var t = H, n = Jn;
		Rn(null), Yn(l);
		var r = e();
		return Rn(t), Yn(n), r;
	};
	return a && i.set("length", /* @__PURE__ */ F(e.length, s)), new Proxy(e, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Fe();
			var r = i.get(t);
			return r === void 0 ? p(() => {
				var e = /* @__PURE__ */ F(n.value, s);
				return i.set(t, e), e;
			}) : I(r, n.value, !0), !0;
		},
		deleteProperty(e, n) {
			var r = i.get(n);
			if (r === void 0) {
				if (n in e) {
					let e = p(() => /* @__PURE__ */ F(t, s));
					i.set(n, e), Wt(o);
				}
			} else I(r, t), Wt(o);
			return !0;
		},
		get(n, r, a) {
			if (r === ie) return e;
			var o = i.get(r), l = r in n;
			if (o === void 0 && (!l || c(n, r)?.writable) && (o = p(() => /* @__PURE__ */ F(Kt(l ? n[r] : t), s)), i.set(r, o)), o !== void 0) {
				var u = W(o);
				return u === t ? void 0 : u;
			}
			return Reflect.get(n, r, a);
		},
		getOwnPropertyDescriptor(e, n) {
			this.has?.(e, n);
			var r = Reflect.getOwnPropertyDescriptor(e, n), a = i.get(n);
			if (a !== void 0) {
				var o = W(a);
				if (o === t) return;
				if (r && "value" in r) r.value = o;
				else return {
					enumerable: !0,
					configurable: !0,
					value: o,
					writable: !0
				};
			}
			return r;
		},
		has(e, n) {
			if (n === ie) return !0;
			var r = i.get(n), a = r !== void 0 && r.v !== t || Reflect.has(e, n);
			return (r !== void 0 || (U !== null || H !== null) && (!a || c(e, n)?.writable)) && (r === void 0 && (r = p(() => /* @__PURE__ */ F(a ? Kt(e[n]) : t, s)), i.set(n, r)), W(r) === t) ? !1 : a;
		},
		set(e, n, r, l) {
			var u = i.get(n), d = n in e;
			if (a && n === "length") for (var f = r; f < u.v; f += 1) {
				var m = i.get(f + "");
				m === void 0 ? f in e && (m = p(() => /* @__PURE__ */ F(t, s)), i.set(f + "", m)) : I(m, t);
			}
			if (u === void 0) (!d || c(e, n)?.writable) && (u = p(() => /* @__PURE__ */ F(void 0, s)), I(u, Kt(r)), i.set(n, u));
			else {
				d = u.v !== t;
				var h = p(() => Kt(r));
				I(u, h);
			}
			var g = Reflect.getOwnPropertyDescriptor(e, n);
			if (g?.set && g.set.call(l, r), !d) {
				if (a && typeof n == "string") {
					var _ = i.get("length"), v = Number(n);
					Number.isInteger(v) && v >= _.v && I(_, v + 1);
				}
				Wt(o);
			}
			return !0;
		},
		ownKeys(e) {
			W(o);
			var n = Reflect.ownKeys(e).filter((e) => {
				var n = i.get(e);
				return n === void 0 || n.v !== t;
			});
			for (var [r, a] of i) a.v !== t && !(r in e) && n.push(r);
			return n;
		},
		setPrototypeOf() {
			Ie();
		}
	});
}
function qt(e) {
	try {
		if (typeof e == "object" && e && ie in e) return e[ie];
	} catch {}
	return e;
}
function Jt(e, t) {
	return Object.is(qt(e), qt(t));
}
var Yt, Xt, Zt, Qt;
function $t() {
	if (Yt === void 0) {
		Yt = window, Xt = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		Zt = c(t, "firstChild").get, Qt = c(t, "nextSibling").get, p(e) && (e[ce] = void 0, e[se] = null, e[le] = void 0, e.__e = void 0), p(n) && (n[ue] = void 0);
	}
}
function en(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function tn(e) {
	return Zt.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function nn(e) {
	return Qt.call(e);
}
function L(e, t) {
	if (!A) return /* @__PURE__ */ tn(e);
	var n = /* @__PURE__ */ tn(j);
	if (n === null) n = j.appendChild(en());
	else if (t && n.nodeType !== 3) {
		var r = en();
		return n?.before(r), ye(r), r;
	}
	return t && cn(n), ye(n), n;
}
function rn(e, t = !1) {
	if (!A) {
		var n = /* @__PURE__ */ tn(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ nn(n) : n;
	}
	if (t) {
		if (j?.nodeType !== 3) {
			var r = en();
			return j?.before(r), ye(r), r;
		}
		cn(j);
	}
	return j;
}
function R(e, t = !1) {
	if (!A) return /* @__PURE__ */ tn(e);
	var n = L(e, t);
	return M(e), n;
}
function z(e, t = 1, n = !1) {
	let r = A ? j : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ nn(r);
	if (!A) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = en();
			return r === null ? i?.after(a) : r.before(a), ye(a), a;
		}
		cn(r);
	}
	return ye(r), r;
}
function an(e) {
	e.textContent = "";
}
function on() {
	return !1;
}
function sn(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function cn(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function ln(e) {
	var t = U;
	if (t === null) return H.f |= re, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	un(e, t);
}
function un(t, n) {
	if (t === e) throw t;
	if (!(n !== null && n.f & 16384)) {
		for (; n !== null;) {
			if (n.f & 128 && !(n.f & 33570816)) {
				if (!(n.f & 32768)) throw t;
				try {
					n.b.error(t);
					return;
				} catch (e) {
					t = e;
				}
			}
			n = n.parent;
		}
		throw t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function dn(e) {
	U === null && (H === null && Me(e), je()), Fn && Ae(e);
}
function fn(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function pn(e, t) {
	var n = U;
	n !== null && n.f & 8192 && (e |= S);
	var r = {
		ctx: ze,
		deps: null,
		nodes: null,
		f: e | b | 512,
		first: null,
		fn: t,
		last: null,
		next: null,
		parent: n,
		b: n && n.b,
		prev: null,
		teardown: null,
		wv: 0,
		ac: null
	};
	P?.register_created_effect(r);
	var i = r;
	if (e & 4) St === null ? Et.ensure().schedule(r) : St.push(r);
	else if (t !== null) {
		try {
			rr(r);
		} catch (e) {
			throw En(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= E));
	}
	if (i !== null && (i.parent = n, n !== null && fn(i, n), H !== null && H.f & 2 && !(e & 64))) {
		var a = H;
		(a.effects ??= []).push(i);
	}
	return r;
}
function mn() {
	return H !== null && !Ln;
}
function hn(e) {
	let t = pn(8, null);
	return Xe(t, y), t.teardown = e, t;
}
function B(e) {
	dn("$effect");
	var t = U.f;
	if (!H && t & 32 && ze !== null && !ze.i) {
		var n = ze;
		(n.e ??= []).push(e);
	} else return gn(e);
}
function gn(e) {
	return pn(4 | ee, e);
}
function _n(e) {
	Et.ensure();
	let t = pn(64 | D, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? kn(t, () => {
			En(t), n(void 0);
		}) : (En(t), n(void 0));
	});
}
function vn(e) {
	return pn(4, e);
}
function yn(e) {
	return pn(ne | D, e);
}
function bn(e, t = 0) {
	return pn(8 | t, e);
}
function V(e, t = [], n = [], r = []) {
	rt(r, t, n, (t) => {
		pn(8, () => {
			e(...t.map(W));
		});
	});
}
function xn(e, t = 0) {
	return pn(16 | t, e);
}
function Sn(e) {
	return pn(32 | D, e);
}
function Cn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = Fn, r = H;
		In(!0), Rn(null);
		try {
			t.call(null);
		} catch (t) {
			un(t, e.parent);
		} finally {
			In(n), Rn(r);
		}
	}
}
function wn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && tt(() => {
			e.abort(fe);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : En(n, t), n = r;
	}
}
function Tn(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || En(t), t = n;
	}
}
function En(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (Dn(e.nodes.start, e.nodes.end), n = !0), e.f |= T, wn(e, t && !n), nr(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	Cn(e), e.f ^= T, e.f |= C;
	var i = e.parent;
	i !== null && i.first !== null && On(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function Dn(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ nn(e);
		e.remove(), e = n;
	}
}
function On(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function kn(e, t, n = !0) {
	var r = [];
	e.f |= 256, An(e, r, !0);
	var i = () => {
		n && En(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function An(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= S;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				An(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function jn(e) {
	e.f &= -257, Mn(e, !0);
}
function Mn(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= S, e.f & 1024 || (Xe(e, b), Et.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			Mn(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function Nn(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ nn(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var Pn = null, Fn = !1;
function In(e) {
	Fn = e;
}
var H = null, Ln = !1;
function Rn(e) {
	H = e;
}
var U = null;
function zn(e) {
	U = e;
}
var Bn = null;
function Vn(e) {
	H !== null && (H.f & 2097152 || H.f & 2) && (Bn ??= /* @__PURE__ */ new Set()).add(e);
}
var Hn = null, Un = 0, Wn = null;
function Gn(e) {
	Wn = e;
}
var Kn = 1, qn = 0, Jn = qn;
function Yn(e) {
	Jn = e;
}
function Xn() {
	return ++Kn;
}
function Zn(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (Zn(a) && pt(a), a.wv > e.wv) return !0;
		}
		t & 512 && vt === null && Xe(e, y);
	}
	return !1;
}
function Qn(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Bn !== null && Bn.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? Qn(a, t, !1) : t === a && (n ? Xe(a, b) : a.f & 1024 && Xe(a, x), jt(a));
	}
}
function $n(e) {
	var t = Hn, n = Un, r = Wn, i = H, a = Bn, o = ze, s = Ln, c = Jn, l = e.f;
	Hn = null, Un = 0, Wn = null, H = l & 96 ? null : e, Bn = null, Be(e.ctx), Ln = !1, Jn = ++qn, e.ac !== null && (tt(() => {
		e.ac.abort(fe);
	}), e.ac = null);
	try {
		e.f |= te;
		var u = e.fn, d = u();
		e.f |= w;
		var f = er(e);
		if (We() && Wn !== null && !Ln && f !== null && !(e.f & 6146)) for (var p = 0; p < Wn.length; p++) Qn(Wn[p], e);
		if (i !== null && i !== e) {
			if (qn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = qn;
			if (t !== null) for (let e of t) e.rv = qn;
			Wn !== null && (r === null ? r = Wn : r.push(...Wn));
		}
		return e.f & 8388608 && (e.f ^= re), d;
	} catch (t) {
		return er(e), ln(t);
	} finally {
		e.f ^= te, Hn = t, Un = n, Wn = r, H = i, Bn = a, Be(o), Ln = s, Jn = c;
	}
}
function er(e) {
	var t = e.deps, n = P?.is_fork;
	if (Hn !== null) {
		var r;
		if (n || nr(e, Un), t !== null && Un > 0) for (t.length = Un + Hn.length, r = 0; r < Hn.length; r++) t[Un + r] = Hn[r];
		else e.deps = t = Hn;
		if (mn() && e.f & 512) for (r = Un; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Un < t.length && (nr(e, Un), t.length = Un);
	return t;
}
function tr(e, n) {
	let r = n.reactions;
	if (r !== null) {
		var o = i.call(r, e);
		if (o !== -1) {
			var s = r.length - 1;
			s === 0 ? r = n.reactions = null : (r[o] = r[s], r.pop());
		}
	}
	if (r === null && n.f & 2 && (Hn === null || !a.call(Hn, n))) {
		var c = n;
		c.f & 512 && (c.f ^= 512), c.v !== t && Ze(c), c.ac !== null && tt(() => {
			c.ac.abort(fe), c.ac = null, Xe(c, b);
		}), mt(c), nr(c, 0);
	}
}
function nr(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) tr(e, n[r]);
}
function rr(e) {
	var t = e.f;
	if (!(t & 16384)) {
		Xe(e, y);
		var n = U;
		U = e;
		try {
			t & 16777232 ? Tn(e) : wn(e), Cn(e);
			var r = $n(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = Kn;
		} finally {
			U = n;
		}
	}
}
async function ir() {
	await Promise.resolve(), Dt();
}
function W(e) {
	var t = !!(e.f & 2);
	if (Pn?.add(e), H !== null && !Ln && !(U !== null && U.f & 16384) && (Bn === null || !Bn.has(e))) {
		var n = H.deps;
		if (H.f & 2097152) e.rv < qn && (e.rv = qn, Hn === null && n !== null && n[Un] === e ? Un++ : Hn === null ? Hn = [e] : Hn.push(e));
		else {
			H.deps ??= [], a.call(H.deps, e) || H.deps.push(e);
			var r = e.reactions;
			r === null ? e.reactions = [H] : a.call(r, H) || r.push(H);
		}
	}
	if (Fn && Ft.has(e)) return Ft.get(e);
	if (t) {
		var i = e;
		if (Fn) {
			var o = i.v;
			return (!(i.f & 1024) && i.reactions !== null || or(i)) && (o = ft(i)), Ft.set(i, o), o;
		}
		var s = !(i.f & 512) && !Ln && H !== null && !!(H.f & 512), c = (i.f & w) === 0;
		Zn(i) && (s && (i.f |= 512), pt(i)), s && !c && (ht(i), ar(i));
	}
	if (vt?.has(e)) return vt.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function ar(e) {
	if (e.f |= 512, e.deps !== null) for (let n of e.deps) {
		var t = n.reactions;
		t === null ? n.reactions = [e] : a.call(t, e) || t.push(e), n.f & 2 && !(n.f & 512) && (ht(n), ar(n));
	}
}
function or(e) {
	if (e.v === t) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (Ft.has(t) || t.f & 2 && or(t)) return !0;
	return !1;
}
function sr(e) {
	var t = Ln;
	try {
		return Ln = !0, e();
	} finally {
		Ln = t;
	}
}
function cr(e) {
	if (!(typeof e != "object" || !e || e instanceof EventTarget)) {
		if (ie in e) lr(e);
		else if (!Array.isArray(e)) for (let t in e) {
			let n = e[t];
			typeof n == "object" && n && ie in n && lr(n);
		}
	}
}
function lr(e, t = /* @__PURE__ */ new Set()) {
	if (typeof e == "object" && e && !(e instanceof EventTarget) && !t.has(e)) {
		t.add(e), e instanceof Date && e.getTime();
		for (let n in e) try {
			lr(e[n], t);
		} catch {}
		let n = f(e);
		if (n !== Object.prototype && n !== Array.prototype && n !== Map.prototype && n !== Set.prototype && n !== Date.prototype) {
			let t = l(n);
			for (let n in t) {
				let r = t[n].get;
				if (r) try {
					r.call(e);
				} catch {}
			}
		}
	}
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var ur = Symbol("events"), dr = /* @__PURE__ */ new Set(), fr = /* @__PURE__ */ new Set();
function pr(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || vr.call(t, e), !e.cancelBubble) return tt(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, qe(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function mr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = pr(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && hn(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function G(e, t, n) {
	(t[ur] ??= {})[e] = n;
}
function hr(e) {
	for (var t = 0; t < e.length; t++) dr.add(e[t]);
	for (var n of fr) n(e);
}
var gr = null, _r = !1;
function vr(e) {
	var t = this, n = t.ownerDocument, r = e.type, i = e.composedPath?.() || [], a = i[0] || e.target;
	gr = e, _r || (_r = !0, setTimeout(() => {
		_r = !1, gr = null;
	}));
	var o = 0, c = gr === e && e[ur];
	if (c) {
		var l = i.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[ur] = t;
			return;
		}
		var u = i.indexOf(t);
		if (u === -1) return;
		l <= u && (o = l);
	}
	if (a = i[o] || e.target, a !== t) {
		s(e, "currentTarget", {
			configurable: !0,
			get() {
				return a || n;
			}
		});
		var d = H, f = U;
		Rn(null), zn(null);
		try {
			for (var p, m = []; a !== null && a !== t;) {
				try {
					var h = a[ur]?.[r];
					h == null || a.disabled && e.target !== a || h.call(a, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				o++, a = o < i.length ? i[o] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[ur] = t, delete e.currentTarget, Rn(d), zn(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var yr = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function br(e) {
	return yr?.createHTML(e) ?? e;
}
function xr(e) {
	var t = sn("template");
	return t.innerHTML = br(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function Sr(e, t) {
	var n = U;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function K(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (A) return Sr(j, null), j;
		i === void 0 && (i = xr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ tn(i)));
		var t = r || Xt ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ tn(t), s = t.lastChild;
			Sr(o, s);
		} else Sr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function Cr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (A) return Sr(j, null), j;
		if (!o) {
			var e = /* @__PURE__ */ tn(xr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ tn(e);) o.appendChild(/* @__PURE__ */ tn(e));
			else o = /* @__PURE__ */ tn(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ tn(t), r = t.lastChild;
			Sr(n, r);
		} else Sr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function wr(e, t) {
	return /* @__PURE__ */ Cr(e, t, "svg");
}
function Tr(e = "") {
	if (!A) {
		var t = en(e + "");
		return Sr(t, t), t;
	}
	var n = j;
	return n.nodeType === 3 ? cn(n) : (n.before(n = en()), ye(n)), Sr(n, n), n;
}
function Er() {
	if (A) return Sr(j, null), j;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = en();
	return e.append(t, n), Sr(t, n), e;
}
function q(e, t) {
	if (A) {
		var n = U;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = j), be();
	} else e !== null && e.before(t);
}
function Dr() {
	if (A && j && j.nodeType === 8 && j.textContent?.startsWith("$")) {
		let e = j.textContent.substring(1);
		return be(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var Or = ["touchstart", "touchmove"];
function kr(e) {
	return Or.includes(e);
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function Ar(e) {
	let t = 0, n = Lt(0), r;
	return () => {
		mn() && (W(n), bn(() => (t === 0 && (r = sr(() => e(() => Wt(n)))), t += 1, () => {
			qe(() => {
				--t, t === 0 && (r?.(), r = void 0, Wt(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var jr = E | D;
function Mr(e, t, n, r) {
	new Nr(e, t, n, r);
}
var Nr = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = A ? j : null;
	#n;
	#r;
	#i;
	#a = null;
	#o = null;
	#s = null;
	#c = null;
	#l = 0;
	#u = 0;
	#d = !1;
	#f = /* @__PURE__ */ new Map();
	#p = null;
	#m = Ar(() => (this.#p = Lt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = U;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = U.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = xn(() => {
			if (A) {
				let e = Ce(this.#t);
				be();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, jr), A && (this.#e = j);
	}
	#h() {
		try {
			this.#a = Sn(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		qe(r), t && (this.#s = Sn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? _e() : (t = !0, n && Re(), this.#s !== null && kn(this.#s, () => {
				this.#s = null;
			}), this.#S(() => {
				this.#b();
			})));
		};
		return {
			reset: r,
			invoke_onerror: () => {
				if (!this.#v()) try {
					n = !0, this.#n.onerror?.(e, r), n = !1;
				} catch (e) {
					un(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (C | T)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = Sn(() => e(this.#e)), qe(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = en(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return Sn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							un(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(P)) : this.#u === 0 && (this.#e.before(e), this.#c = null, kn(this.#o, () => {
					this.#o = null;
				}), this.#x(P));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = Sn(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				Nn(this.#a, e);
				let t = this.#n.pending;
				this.#o = Sn(() => t(this.#e));
			} else this.#x(P);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		Qe(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = U, n = H, r = ze;
		zn(this.#i), Rn(this.#i), Be(this.#i.ctx);
		try {
			return Et.ensure(), e();
		} finally {
			zn(t), Rn(n), Be(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && kn(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, qe(() => {
			this.#d = !1, this.#p && Vt(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), W(this.#p);
	}
	error(t) {
		if (t === e || !this.#n.onerror && !this.#n.failed) throw t;
		P?.is_fork ? (this.#a && P.skip_effect(this.#a), this.#o && P.skip_effect(this.#o), this.#s && P.skip_effect(this.#s), P.oncommit(() => {
			this.#v() || this.#w(t);
		})) : this.#w(t);
	}
	#w(e) {
		this.#a &&= (En(this.#a), null), this.#o &&= (En(this.#o), null), this.#s &&= (En(this.#s), null), A && (ye(this.#t), xe(), ye(Se()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return Sn(() => {
						var r = U;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return un(e, this.#i.parent), null;
				}
			}));
		};
		qe(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					un(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => un(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function J(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[ue] ??= e.nodeValue) && (e[ue] = n, e.nodeValue = `${n}`);
}
function Pr(e, t) {
	return Ir(e, t);
}
var Fr = /* @__PURE__ */ new Map();
function Ir(t, { target: n, anchor: r, props: i = {}, events: a, context: s, intro: c = !0, transformError: l }) {
	$t();
	var u = void 0, d = _n(() => {
		var c = r ?? n.appendChild(en());
		Mr(c, { pending: () => {} }, (n) => {
			Ve({});
			var r = ze;
			if (s && (r.c = s), a && (i.$$events = a), A && Sr(n, null), u = t(n, i) || Ue(), A && (U.nodes.end = j, j === null || j.nodeType !== 8 || j.data !== "]")) throw he(), e;
			He();
		}, l);
		var d = /* @__PURE__ */ new Set(), f = (e) => {
			for (var t = 0; t < e.length; t++) {
				var r = e[t];
				if (!d.has(r)) {
					d.add(r);
					var i = kr(r);
					for (let e of [n, document]) {
						var a = Fr.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Fr.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, vr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return f(o(dr)), fr.add(f), () => {
			for (var e of d) for (let r of [n, document]) {
				var t = Fr.get(r), i = t.get(e);
				--i == 0 ? (r.removeEventListener(e, vr), t.delete(e), t.size === 0 && Fr.delete(r)) : t.set(e, i);
			}
			fr.delete(f), c !== r && c.parentNode?.removeChild(c);
		};
	});
	return Lr.set(u, d), u;
}
var Lr = /* @__PURE__ */ new WeakMap(), Rr = class {
	anchor;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = /* @__PURE__ */ new Map();
	#r = /* @__PURE__ */ new Set();
	#i = !0;
	constructor(e, t = !0) {
		this.anchor = e, this.#i = t;
	}
	#a = (e) => {
		if (this.#e.has(e)) {
			var t = this.#e.get(e), n = this.#t.get(t);
			if (n) jn(n), this.#r.delete(t);
			else {
				var r = this.#n.get(t);
				r && (jn(r.effect), this.#t.set(t, r.effect), this.#n.delete(t), r.fragment.lastChild.remove(), this.anchor.before(r.fragment), n = r.effect);
			}
			for (let [t, n] of this.#e) {
				if (this.#e.delete(t), t === e) break;
				let r = this.#n.get(n);
				r && (En(r.effect), this.#n.delete(n));
			}
			for (let [e, r] of this.#t) {
				if (e === t || this.#r.has(e)) continue;
				let i = () => {
					if (Array.from(this.#e.values()).includes(e)) {
						var t = document.createDocumentFragment();
						Nn(r, t), t.append(en()), this.#n.set(e, {
							effect: r,
							fragment: t
						});
					} else En(r);
					this.#r.delete(e), this.#t.delete(e);
				};
				this.#i || !n ? (this.#r.add(e), kn(r, i, !1)) : i();
			}
		}
	};
	#o = (e) => {
		this.#e.delete(e);
		let t = Array.from(this.#e.values());
		for (let [e, n] of this.#n) t.includes(e) || (En(n.effect), this.#n.delete(e));
	};
	ensure(e, t) {
		var n = P, r = on();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = en();
				i.append(a), this.#n.set(e, {
					effect: Sn(() => t(a)),
					fragment: i
				});
			} else this.#t.set(e, Sn(() => t(this.anchor)));
		}
		if (this.#e.set(n, e), r) {
			for (let [t, r] of this.#t) t === e ? n.unskip_effect(r) : n.skip_effect(r);
			for (let [t, r] of this.#n) t === e ? n.unskip_effect(r.effect) : n.skip_effect(r.effect);
			n.oncommit(this.#a), n.ondiscard(this.#o);
		} else A && (this.anchor = j), this.#a(n);
	}
};
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function zr(e, t, ...n) {
	var r = new Rr(e);
	xn(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, E);
}
function Br(e) {
	ze === null && De("onMount"), B(() => {
		let t = sr(e);
		if (typeof t == "function") return t;
	});
}
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function Y(e, t, n = !1) {
	var r;
	A && (r = j, be());
	var i = new Rr(e), a = n ? E : 0;
	function o(e, t) {
		if (A) {
			var n = Ce(r);
			if (e !== parseInt(n.substring(1))) {
				var a = Se();
				ye(a), i.anchor = a, ve(!1), i.ensure(e, t), ve(!0);
				return;
			}
		}
		i.ensure(e, t);
	}
	xn(() => {
		var e = !1;
		t((t, n = 0) => {
			e = !0, o(n, t);
		}), e || o(-1, null);
	}, a);
}
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function Vr(e, t) {
	return t;
}
function Hr(e, t, n) {
	for (var r = [], i = t.length, a, s = t.length, c = 0; c < i; c++) {
		let n = t[c];
		kn(n, () => {
			if (a) {
				if (a.pending.delete(n), a.done.add(n), a.pending.size === 0) {
					var t = e.outrogroups;
					Ur(e, o(a.done)), t.delete(a), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = r.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			an(d), d.append(u), e.items.clear();
		}
		Ur(e, t, !l);
	} else a = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(a);
}
function Ur(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= O, Nn(a, document.createDocumentFragment())) : En(t[i], n);
	}
}
var Wr;
function X(e, t, n, i, a, s = null) {
	var c = e, l = /* @__PURE__ */ new Map();
	if (t & 4) {
		var u = e;
		c = A ? ye(/* @__PURE__ */ tn(u)) : u.appendChild(en());
	}
	A && be();
	var d = null, f = /* @__PURE__ */ ut(() => {
		var e = n();
		return r(e) ? e : e == null ? [] : o(e);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var n = W(f);
			_.fallback = d, Kr(_, n, c, t, i), d !== null && (n.length === 0 ? d.f & 33554432 ? (d.f ^= O, Jr(d, null, c)) : jn(d) : kn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: xn(() => {
			var e = W(f), r = e.length;
			let o = !1;
			A && Ce(c) === "[!" != (r === 0) && (c = Se(), ye(c), ve(!1), o = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = P, v = on(), y = 0; y < r; y += 1) {
				A && j.nodeType === 8 && j.data === "]" && (c = j, o = !0, ve(!1));
				var b = e[y], x = i(b, y), S = m ? null : l.get(x);
				S ? (S.v && Vt(S.v, b), S.i && Vt(S.i, y), v && _.unskip_effect(S.e)) : (S = qr(l, m ? c : Wr ??= en(), b, x, y, a, t, n), m || (S.e.f |= O), l.set(x, S)), u.add(x);
			}
			if (r === 0 && s && !d && (m ? d = Sn(() => s(c)) : (d = Sn(() => s(Wr ??= en())), d.f |= O)), r > u.size && ke("", "", ""), A && r > 0 && ye(Se()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			o && ve(!0), W(f);
		}),
		flags: t,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, A && (c = j);
}
function Gr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Kr(e, t, n, r, i) {
	var a = !!(r & 8), s = t.length, c = e.items, l = Gr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (a) for (v = 0; v < s; v += 1) h = t[v], g = i(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = i(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (jn(_), a && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= O, _ === l) Jr(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Yr(e, d, _), Yr(e, _, y), Jr(_, y, n), d = _, p = [], m = [], l = Gr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], C = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Jr(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Yr(e, S.prev, C.next), Yr(e, d, S), Yr(e, C, b), l = b, d = C, --v, p = [], m = [];
				} else u.delete(_), Jr(_, l, n), Yr(e, _.prev, _.next), Yr(e, _, d === null ? e.effect.first : d.next), Yr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Gr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Gr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Ur(e, o(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var w = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || w.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && w.push(l), l = Gr(l.next);
		var T = w.length;
		if (T > 0) {
			var E = r & 4 && s === 0 ? n : null;
			if (a) {
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.measure();
				for (v = 0; v < T; v += 1) w[v].nodes?.a?.fix();
			}
			Hr(e, w, E);
		}
	}
	a && qe(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function qr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Lt(n) : /* @__PURE__ */ Rt(n, !1, !1) : null, l = o & 2 ? Lt(i) : null;
	return {
		v: c,
		i: l,
		e: Sn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Jr(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ nn(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Yr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/timing.js
var Xr = () => performance.now(), Zr = {
	tick: (e) => requestAnimationFrame(e),
	now: () => Xr(),
	tasks: /* @__PURE__ */ new Set()
};
// node_modules/svelte/src/internal/client/loop.js
function Qr() {
	let e = Zr.now();
	Zr.tasks.forEach((t) => {
		t.c(e) || (Zr.tasks.delete(t), t.f());
	}), Zr.tasks.size !== 0 && Zr.tick(Qr);
}
function $r(e) {
	let t;
	return Zr.tasks.size === 0 && Zr.tick(Qr), {
		promise: new Promise((n) => {
			Zr.tasks.add(t = {
				c: e,
				f: n
			});
		}),
		abort() {
			Zr.tasks.delete(t);
		}
	};
}
// node_modules/svelte/src/internal/client/dom/elements/transitions.js
function ei(e) {
	if (e === "float") return "cssFloat";
	if (e === "offset") return "cssOffset";
	if (e.startsWith("--")) return e;
	let t = e.split("-");
	return t.length === 1 ? t[0] : t[0] + t.slice(1).map((e) => e[0].toUpperCase() + e.slice(1)).join("");
}
function ti(e) {
	let t = {}, n = e.split(";");
	for (let e of n) {
		let [n, r] = e.split(":");
		if (!n || r === void 0) break;
		let i = ei(n.trim());
		t[i] = r.trim();
	}
	return t;
}
var ni = (e) => e, ri = null;
function ii(e, t, n) {
	var r = (ri ?? U).nodes, i, a, o, s = null;
	r.a ??= {
		element: e,
		measure() {
			i = this.element.getBoundingClientRect();
		},
		apply() {
			if (o?.abort(), a = this.element.getBoundingClientRect(), i.left !== a.left || i.right !== a.right || i.top !== a.top || i.bottom !== a.bottom) {
				let e = t()(this.element, {
					from: i,
					to: a
				}, n?.());
				o = ai(this.element, e, void 0, 1, () => {}, () => {
					o?.abort(), o = void 0;
				});
			}
		},
		fix() {
			if (!e.getAnimations().length) {
				var { position: t, width: n, height: r } = getComputedStyle(e);
				if (t !== "absolute" && t !== "fixed") {
					var a = e.style;
					s = {
						position: a.position,
						width: a.width,
						height: a.height,
						transform: a.transform
					}, a.position = "absolute", a.width = n, a.height = r;
					var o = e.getBoundingClientRect();
					if (i.left !== o.left || i.top !== o.top) {
						var c = `translate(${i.left - o.left}px, ${i.top - o.top}px)`;
						a.transform = a.transform ? `${a.transform} ${c}` : c;
					}
				}
			}
		},
		unfix() {
			if (s) {
				var t = e.style;
				t.position = s.position, t.width = s.width, t.height = s.height, t.transform = s.transform;
			}
		}
	}, r.a.element = e;
}
function ai(e, t, n, r, i, a) {
	var o = r === 1, s = !1;
	if (m(t)) {
		var c;
		return qe(() => {
			s || (c = ai(e, t({ direction: o ? "in" : "out" }), n, r, i, a));
		}), {
			abort: () => {
				s = !0, c?.abort();
			},
			deactivate: () => c?.deactivate(),
			reset: () => c?.reset(),
			t: () => c?.t() ?? 1 - r
		};
	}
	if (n?.deactivate(), !t?.duration && !t?.delay) return i(), a(), {
		abort: h,
		deactivate: h,
		reset: h,
		t: () => r
	};
	let { delay: l = 0, css: u, tick: d, easing: f = ni } = t;
	var p, g = () => 1 - r;
	return qe(() => {
		if (!s) {
			var c = [];
			if (o && n === void 0 && (d && d(0, 1), u)) {
				var m = ti(u(0, 1));
				c.push(m, m);
			}
			p = e.animate(c, {
				duration: l,
				fill: "forwards"
			}), p.onfinish = () => {
				p.cancel(), i();
				var o = n?.t() ?? 1 - r;
				n?.abort();
				var s = r - o, c = t.duration * Math.abs(s), l = [];
				if (c > 0) {
					var m = !1;
					if (u) for (var h = Math.ceil(c / (1e3 / 60)), _ = 0; _ <= h; _ += 1) {
						var v = o + s * f(_ / h), y = ti(u(v, 1 - v));
						l.push(y), m ||= y.overflow === "hidden";
					}
					m && (e.style.overflow = "hidden"), g = () => {
						var e = p.currentTime;
						return o + s * f(e / c);
					}, d && $r(() => {
						if (p.playState !== "running") return !1;
						var e = g();
						return d(e, 1 - e), !0;
					});
				}
				p = e.animate(l, {
					duration: c,
					fill: "forwards"
				}), p.onfinish = () => {
					g = () => r, d?.(r, 1 - r), a();
				};
			};
		}
	}), {
		abort: () => {
			s = !0, p && (p.cancel(), p.effect = null, p.onfinish = h);
		},
		deactivate: () => {
			a = h;
		},
		reset: () => {
			r === 0 && d?.(1, 0);
		},
		t: () => g()
	};
}
// node_modules/svelte/src/internal/client/dom/elements/actions.js
function oi(e, t, n) {
	vn(() => {
		var r = sr(() => t(e, n?.()) || {});
		if (n && r?.update) {
			var i = !1, a = {};
			bn(() => {
				var e = n();
				cr(e), i && Te(a, e) && (a = e, r.update(e));
			}), i = !0;
		}
		if (r?.destroy) return () => r.destroy();
	});
}
// node_modules/svelte/src/internal/shared/attributes.js
var si = [..." 	\n\r\f\xA0\v﻿"];
function ci(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || si.includes(r[o - 1])) && (s === r.length || si.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function li(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function ui(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function di(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(ui)), i && c.push(...Object.keys(i).map(ui));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = ui(e.substring(l, u).trim());
							if (!c.includes(p)) {
								f !== ";" && d++;
								var m = e.substring(l, d).trim();
								n += " " + m + ";";
							}
						}
						l = d + 1, u = -1;
					}
				}
			}
		}
		return r && (n += li(r)), i && (n += li(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function fi(e, t, n, r, i, a) {
	var o = e[ce];
	if (A || o !== n || o === void 0) {
		var s = ci(n, r, a);
		A && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[ce] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function pi(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function mi(e, t, n, r) {
	var i = e[le];
	if (A || i !== t) {
		var a = di(t, r);
		A && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[le] = t;
	} else r && (Array.isArray(r) ? (pi(e, n?.[0], r[0]), pi(e, n?.[1], r[1], "important")) : pi(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/select.js
function hi(e, t) {
	t ? e.hasAttribute("selected") || e.setAttribute("selected", "") : e.removeAttribute("selected");
}
function gi(e, t) {
	var n = e.__defaultValue, i = e.multiple, a = i ? n ?? [] : null;
	if (!i || r(a)) {
		var o = e.selectedIndex, s = t && i ? new Set(e.selectedOptions) : null;
		for (var c of e.options) {
			var l = bi(c);
			hi(c, i ? a.includes(l) : Jt(l, n));
		}
		if (t) {
			if (s !== null) for (c of e.options) {
				var u = s.has(c);
				c.selected !== u && (c.selected = u);
			}
			else e.selectedIndex !== o && (e.selectedIndex = o);
		}
	}
}
function _i(e, t, n = !1) {
	if (e.multiple) {
		if (t == null) return;
		if (!r(t)) return ge();
		for (var i of e.options) i.selected = t.includes(bi(i));
	} else {
		for (i of e.options) if (Jt(bi(i), t)) {
			i.selected = !0;
			return;
		}
		n && t === void 0 || (e.selectedIndex = -1);
	}
}
function vi(e) {
	var t = new MutationObserver((t) => {
		t.every(xi) || ("__defaultValue" in e && gi(e, !1), "__value" in e && _i(e, e.__value));
	});
	t.observe(e, {
		childList: !0,
		subtree: !0,
		attributes: !0,
		attributeFilter: ["value"]
	}), hn(() => {
		t.disconnect();
	});
}
function yi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet(), i = !0;
	nt(e, "change", (t) => {
		var i = t ? "[selected]" : ":checked", a;
		if (e.multiple) a = [].map.call(e.querySelectorAll(i), bi);
		else {
			var o = e.querySelector(i) ?? e.querySelector("option:not([disabled])");
			a = o && bi(o);
		}
		n(a), e.__value = a, P !== null && r.add(P);
	}), vn(() => {
		var a = t();
		if (e === document.activeElement) {
			var o = P;
			if (r.has(o)) return;
		}
		if (_i(e, a, i), i && a === void 0) {
			var s = e.querySelector(":checked");
			s !== null && (a = bi(s), n(a));
		}
		e.__value = a, i = !1;
	});
}
function bi(e) {
	return "__value" in e ? e.__value : e.value;
}
function xi(e) {
	if (e.target.closest("selectedcontent") !== null) return !0;
	if (e.type === "childList") {
		var t = [...e.addedNodes, ...e.removedNodes];
		return t.length > 0 && t.every((e) => e.nodeName === "SELECTEDCONTENT");
	}
	return !1;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var Si = Symbol("is custom element"), Ci = Symbol("is html"), wi = pe ? "link" : "LINK", Ti = pe ? "progress" : "PROGRESS";
function Ei(e) {
	if (A) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					Z(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					Z(e, "checked", null), e.checked = r;
				}
			}
		};
		e[de] = n, qe(n), et();
	}
}
function Di(e, t) {
	var n = ki(e);
	n.value !== (n.value = t ?? void 0) && (e.value !== t || t === 0 && e.nodeName === Ti) && (e.value = t ?? "");
}
function Oi(e, t) {
	var n = ki(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function Z(e, t, n, r) {
	var i = ki(e);
	if (!(A && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === wi))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[oe] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && ji(e).has(t) ? e[t] = n : (!A || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function ki(e) {
	return e[se] ??= {
		[Si]: e.nodeName.includes("-"),
		[Ci]: e.namespaceURI === n
	};
}
var Ai = /* @__PURE__ */ new Map();
function ji(e) {
	var t = e.getAttribute("is") || e.nodeName, n = Ai.get(t);
	if (n) return n;
	Ai.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var o in r = l(i), r) r[o].set && o !== "innerHTML" && o !== "textContent" && o !== "innerText" && n.add(o);
		i = f(i);
	}
	return n;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/input.js
function Mi(e, t, n = t) {
	var r = /* @__PURE__ */ new WeakSet();
	nt(e, "input", async (i) => {
		var a = i ? e.defaultValue : e.value;
		if (a = Pi(e) ? Fi(a) : a, n(a), P !== null && r.add(P), await ir(), a !== (a = t())) {
			var o = e.selectionStart, s = e.selectionEnd, c = e.value.length;
			if (e.value = a ?? "", s !== null) {
				var l = e.value.length;
				o === s && s === c && l > c ? (e.selectionStart = l, e.selectionEnd = l) : (e.selectionStart = o, e.selectionEnd = Math.min(s, l));
			}
		}
	}), (A && e.defaultValue !== e.value || sr(t) == null && e.value) && (n(Pi(e) ? Fi(e.value) : e.value), P !== null && r.add(P)), bn(() => {
		var n = t();
		if (e === document.activeElement) {
			var i = P;
			if (r.has(i)) return;
		}
		Pi(e) && n === Fi(e.value) || (e.type !== "date" || n || e.value) && n !== e.value && (e.value = n ?? "");
	});
}
function Ni(e, t, n = t) {
	nt(e, "change", (t) => {
		n(t ? e.defaultChecked : e.checked);
	}), (A && e.defaultChecked !== e.checked || sr(t) == null) && n(e.checked), bn(() => {
		e.checked = !!t();
	});
}
function Pi(e) {
	var t = e.type;
	return t === "number" || t === "range";
}
function Fi(e) {
	return e === "" ? null : +e;
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function Ii(e, t) {
	return e === t || e?.[ie] === t;
}
function Li(e = Ue(), t, n, r) {
	var i = ze.r, a = U;
	return vn(() => {
		var o, s;
		return bn(() => {
			o = s, s = r?.() || [], sr(() => {
				Ii(n(...s), e) || (t(e, ...s), o && Ii(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && Ii(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var Ri = !1;
function zi(e) {
	var t = Ri;
	try {
		return Ri = !1, [e(), Ri];
	} finally {
		Ri = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
var Bi = {
	get(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (m(r) && (r = r()), typeof r == "object" && r && t in r) return r[t];
		}
	},
	set(e, t, n) {
		let r = e.props.length;
		for (; r--;) {
			let i = e.props[r];
			m(i) && (i = i());
			let a = c(i, t);
			if (a && a.set) return a.set(n), !0;
		}
		return !1;
	},
	getOwnPropertyDescriptor(e, t) {
		let n = e.props.length;
		for (; n--;) {
			let r = e.props[n];
			if (m(r) && (r = r()), typeof r == "object" && r && t in r) {
				let e = c(r, t);
				return e && !e.configurable && (e.configurable = !0), e;
			}
		}
	},
	has(e, t) {
		if (t === ie || t === k) return !1;
		for (let n of e.props) if (m(n) && (n = n()), n != null && t in n) return !0;
		return !1;
	},
	ownKeys(e) {
		let t = [];
		for (let n of e.props) if (m(n) && (n = n()), n) {
			for (let e in n) t.includes(e) || t.push(e);
			for (let e of Object.getOwnPropertySymbols(n)) t.includes(e) || t.push(e);
		}
		return t;
	}
};
function Vi(...e) {
	return new Proxy({ props: e }, Bi);
}
function Q(e, t, n, r) {
	var i = !0, a = !!(n & 8), o = !!(n & 16), s = r, l = !0, u = void 0, d = () => o && i ? (u ??= /* @__PURE__ */ st(r), W(u)) : (l && (l = !1, s = o ? sr(r) : r), s);
	let f;
	if (a) {
		var p = ie in e || k in e;
		f = c(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	a ? [m, h] = zi(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Pe(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (s = void 0), n === void 0 ? s : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? st : ut)(() => (v = !1, g()));
	a && W(y);
	var b = U;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? W(y) : i && a ? Kt(e) : e;
			return I(y, n), v = !0, s !== void 0 && (s = n), e;
		}
		return Fn && v || b.f & 16384 ? y.v : W(y);
	});
}
var Hi = {
	language: "Language",
	appearance: "Appearance",
	asTheSystem: "As the system",
	light: "Light",
	dark: "Dark"
}, Ui = {
	language: "Idioma",
	appearance: "Apariencia",
	asTheSystem: "Como el sistema",
	light: "Clara",
	dark: "Oscura"
}, Wi = /* @__PURE__ */ new Set([document.documentElement]), Gi = {
	en: "English",
	es: "Español"
}, Ki = {
	en: { shared: Hi },
	es: { shared: Ui }
};
function qi(e, t) {
	for (let n of Object.keys(t)) Ki[n][e] = t[n];
}
function Ji() {
	let e = [
		new URLSearchParams(globalThis.location?.search ?? "").get("lang"),
		document.documentElement.dataset.lang,
		...navigator.languages ?? []
	];
	for (let t of e) {
		let e = t?.slice(0, 2);
		if (e && e in Gi) return e;
	}
	return "en";
}
var Yi = new class {
	#e = /* @__PURE__ */ F(Kt(Ji()));
	get name() {
		return W(this.#e);
	}
	set name(e) {
		I(this.#e, e, !0);
	}
	get t() {
		return Ki[this.name];
	}
	choose(e) {
		this.name = e, this.apply();
	}
	apply() {
		for (let e of Wi) e.lang = this.name;
	}
}();
// src/strings/explore.ts
qi("explore", {
	en: {
		title: "qkv explore",
		viewsLabel: "Views",
		views: {
			text: "Text",
			image: "Image",
			map: "Map",
			gallery: "Heads",
			cell: "Calculation"
		},
		key: "key",
		layer: "layer",
		head: "head",
		mean: "mean of the layer",
		meanAll: "mean of all",
		meanOfAll: "mean of all layers and heads",
		layerMean: (e) => `layer ${e}, mean of its heads`,
		layerHead: (e, t) => `layer ${e}, head ${t}`,
		keys: "Keys: 1 to 4 views · [ ] head · { } layer · arrows move · + − 0 zoom · Enter opens · Shift-click adds a word",
		save: "Save",
		chosenMean: (e) => `mean of the heads ${e}`,
		chosen: (e) => `${e} chosen`,
		trace: "trace",
		sides: {
			first: "first",
			second: "second",
			difference: "second − first",
			all: "side by side"
		},
		sideNames: {
			first: "1",
			second: "2",
			difference: "2 − 1"
		},
		difference: "difference",
		shareDifference: "difference of the shares",
		measured: "measured",
		derived: "derived",
		whatRead: (e) => `What did ${e} read?`,
		whoRead: (e) => `Who read ${e}?`,
		unit: {
			share: "share of its attention",
			contribution: "length of what was handed over"
		},
		unitTaken: {
			share: "share that each reader took from it",
			contribution: "length of what it handed over"
		},
		unitShort: {
			share: "share",
			contribution: "length"
		},
		askLabel: "Question",
		asRead: "what it read",
		asReaders: "who read it",
		whatLabel: "Measure",
		shares: "shares",
		contributions: "contributions",
		byLabel: "Units",
		words: "words",
		tokens: "sub-words",
		word: "word",
		token: "token",
		position: "place",
		textLabel: "The text. Arrow keys choose a word.",
		sidebar: "Where in the text the weight lies",
		newline: "line break",
		mostRead: "Read most",
		mostReaders: "Strongest readers",
		nothing: "nothing",
		sink: "sink",
		sinkWhy: "Many heads leave their share on the first token when nothing fits. It carries no news.",
		whereFrom: "Where does this number come from?",
		honest: "A share says where a head read from, not why the model goes on as it does.",
		contributionNote: "A large share of a short value hands over little: sinks are read much and say nothing.",
		asksLabel: (e) => `Asking: a word of the ${e}`,
		answersLabel: (e) => `Read: a word of the ${e}`,
		asAnswer: "what an answer came from",
		cameFrom: (e) => `What did “${e}” come from?`,
		cameFromAnswer: "What did the answer come from?",
		attributionOfOne: "An attribution is of one trace. Choose the first or the second above.",
		answerLabel: "The text. Arrow keys choose an answer, with Shift a stretch; Escape: what the model said.",
		answerShown: "The text, shaded by what its answer came from",
		answerKeys: (e) => e ? "Keys: arrows or a click choose an answer · Shift makes it longer · Escape: what the model said · 1 to 4 views" : "One attribution as a file. Everything else: qkv explore.",
		byMethod: (e) => `by ${e}`,
		method: "method",
		byDefault: "default",
		lacks: {
			values: "no values",
			weights: "no output weights",
			coefficients: "no coefficients",
			model: "needs the model",
			file: "not in this file"
		},
		methodLacks: {
			values: "this trace keeps no values (qkv record keeps them, without --keep qk)",
			weights: "this trace keeps no output weights (qkv record keeps them)",
			coefficients: "nobody has fitted coefficients for this model (qkv.attribution.fit)",
			model: "run the model again, and it is not at hand (qkv explore trace --model smollm2)",
			file: "not in this file; ask the server (qkv explore)"
		},
		spansOf: "parts",
		cutInto: {
			sentences: "sentences",
			lines: "lines",
			tokens: "tokens"
		},
		span: {
			sentences: "sentence",
			lines: "line",
			tokens: "token"
		},
		verify: "knock-out of the first three",
		wholeAnswer: "what the model said",
		firstSpans: (e, t, n) => `The first ${e} of ${t.toLocaleString("en")} ${n}, by the size of their part`,
		part: "part",
		forIt: "for the answer",
		againstIt: "against it",
		howFar: "How far to trust it:",
		noProof: "No proof of influence: a knock-out cuts the answer off from the first parts.",
		noKnockout: {
			values: "Here it cannot: the trace keeps no values.",
			model: "Here it cannot: the model is not at hand (qkv explore trace --model smollm2).",
			file: "This file holds none (qkv look --answer --verify --html)."
		},
		cutting: "Cutting the answer off from the first three, and from as many other tokens …",
		cutOffSays: "Cut off: what becomes of the answer's log-probability when its rows no longer read the part, beside as many other tokens. What others have read of it stays.",
		imageRead: (e) => `What did ${e} read?`,
		imageReaders: (e) => `Who read ${e}?`,
		patch: (e, t) => `the patch in row ${e}, column ${t}`,
		classToken: "the class token",
		register: (e) => `register ${e}`,
		imageLabel: "The image in patches. Arrow keys choose a patch, Home the class token.",
		shownBy: "Shown by",
		light: "light",
		colour: "colour",
		noImage: "The image is not there, so its patches are shown by themselves.",
		patchName: "patch",
		beside: "Tokens that are no patch",
		mapTitle: "Who read whom?",
		mapLabel: "The attention map. Rows ask, columns answer. Arrow keys move, plus and minus zoom, Enter opens.",
		mapHint: "Rows ask, columns answer. Point at a cell, or press an arrow key.",
		share: "share",
		hiddenByMask: "hidden by the mask",
		maxOf: (e) => `share, the largest of ${e} × ${e} cells`,
		meanOf: (e) => `share, the mean of ${e} × ${e} cells`,
		scale: "scale",
		log: "logarithmic",
		linear: "linear",
		rank: "by rank",
		bins: "from afar",
		max: "largest",
		meanBin: "mean",
		colours: "colours",
		noFirst: "without the first column",
		noDiagonal: "without the diagonal",
		asTable: "as a table",
		tableCaption: "The cells in sight, at most 24 × 24 of them",
		zoomIn: "zoom in",
		zoomOut: "zoom out",
		whole: "whole",
		minimap: "The whole map, and the part in sight",
		smallest: "smallest",
		largest: "largest",
		scaleLabel: "Scale of the colours",
		masked: "hidden by the mask",
		sampled: (e) => `drawn from one cell in ${e.toLocaleString("en")}`,
		galleryTitle: "What does each head do?",
		galleryFacts: (e) => `${e} heads · each picture by itself, logarithmic · a click opens the map`,
		galleryLabel: "All heads. Arrow keys move, Enter opens the map.",
		galleryReady: (e) => `${e} heads are there`,
		measuring: (e, t) => `scores: ${e} of ${t} layers`,
		chooseSeveral: "choose several",
		chosenHeads: (e) => `${e} heads chosen`,
		openMean: (e) => e === 1 ? "map of it" : `map of the mean of ${e}`,
		chooseNone: "choose none",
		sortBy: "sort by",
		byPlace: "layer and head",
		largestFirst: "largest first",
		atLeast: "at least",
		columns: {
			entropy: "entropy",
			relative_entropy: "relative entropy",
			distance: "distance",
			sink_share: "first token (sink)",
			learned_sink: "learned sink",
			previous_token: "token before",
			self_share: "itself",
			duplicate_token: "same token before",
			induction: "induction",
			retrieval: "retrieval"
		},
		cellTitle: "Where did this number come from?",
		cellLabel: "The calculation. Arrow keys choose another cell.",
		oneTrace: "A calculation is of one trace. Choose the first or the second above.",
		oneHead: "A calculation is of one head. Choose one above.",
		queryOf: "query of token",
		keyOf: "key of token",
		qVector: "what it asks",
		kVector: "what the other has to offer",
		vVector: "what the other hands over",
		handed: "the share of it",
		products: "their products, number by number",
		sumOfProducts: (e) => `the sum of ${e} products`,
		scaleStep: "scale",
		cap: "softcap",
		bias: "bias",
		mask: "mask",
		score: "score",
		overKeys: (e) => `over ${e.toLocaleString("en")} keys`,
		rankIs: (e) => `number ${e.toLocaleString("en")} of them`,
		sinkLogit: "beside a sink with the score",
		shareTimesValue: "share × value",
		lengthThrough: "length of what is added, through the output weight",
		lengthPlain: "length of share × value",
		rowTitle: (e) => `The strongest in the row of “${e}”`
	},
	es: {
		title: "qkv explore",
		viewsLabel: "Vistas",
		views: {
			text: "Texto",
			image: "Imagen",
			map: "Mapa",
			gallery: "Cabezas",
			cell: "Cálculo"
		},
		key: "tecla",
		layer: "capa",
		head: "cabeza",
		mean: "media de la capa",
		meanAll: "media de todo",
		meanOfAll: "media de todas las capas y cabezas",
		layerMean: (e) => `capa ${e}, media de sus cabezas`,
		layerHead: (e, t) => `capa ${e}, cabeza ${t}`,
		keys: "Teclas: 1 a 4 vistas · [ ] cabeza · { } capa · flechas mueven · + − 0 zoom · Intro abre · Mayús-clic añade una palabra",
		save: "Guardar",
		chosenMean: (e) => `media de las cabezas ${e}`,
		chosen: (e) => `${e} elegidas`,
		trace: "traza",
		sides: {
			first: "primera",
			second: "segunda",
			difference: "segunda − primera",
			all: "lado a lado"
		},
		sideNames: {
			first: "1",
			second: "2",
			difference: "2 − 1"
		},
		difference: "diferencia",
		shareDifference: "diferencia de las partes",
		measured: "medido",
		derived: "derivado",
		whatRead: (e) => `¿Qué leyó ${e}?`,
		whoRead: (e) => `¿Quién leyó ${e}?`,
		unit: {
			share: "parte de su atención",
			contribution: "longitud de lo entregado"
		},
		unitTaken: {
			share: "parte que cada lector tomó de ella",
			contribution: "longitud de lo que entregó"
		},
		unitShort: {
			share: "parte",
			contribution: "longitud"
		},
		askLabel: "Pregunta",
		asRead: "qué leyó",
		asReaders: "quién la leyó",
		whatLabel: "Medida",
		shares: "partes",
		contributions: "contribuciones",
		byLabel: "Unidades",
		words: "palabras",
		tokens: "subpalabras",
		word: "palabra",
		token: "token",
		position: "lugar",
		textLabel: "El texto. Las flechas eligen una palabra.",
		sidebar: "En qué lugar del texto está el peso",
		newline: "salto de línea",
		mostRead: "Lo más leído",
		mostReaders: "Quienes más la leyeron",
		nothing: "nada",
		sink: "sumidero",
		sinkWhy: "Muchas cabezas dejan su parte en el primer token cuando nada encaja. No dice nada nuevo.",
		whereFrom: "¿De dónde sale este número?",
		honest: "Una parte dice de dónde leyó una cabeza, no por qué el modelo sigue como sigue.",
		contributionNote: "Una parte grande de un valor corto entrega poco: los sumideros se leen mucho y no dicen nada.",
		asksLabel: (e) => `Pregunta: una palabra de ${e}`,
		answersLabel: (e) => `Leída: una palabra de ${e}`,
		asAnswer: "de qué salió una respuesta",
		cameFrom: (e) => `¿De qué salió «${e}»?`,
		cameFromAnswer: "¿De qué salió la respuesta?",
		attributionOfOne: "Una atribución es de una sola traza. Elija arriba la primera o la segunda.",
		answerLabel: "El texto. Las flechas eligen una respuesta, con Mayús un tramo; Escape: lo que dijo el modelo.",
		answerShown: "El texto, sombreado según de qué salió su respuesta",
		answerKeys: (e) => e ? "Teclas: flechas o un clic eligen una respuesta · Mayús la alarga · Escape: lo que dijo el modelo · 1 a 4 vistas" : "Una atribución como archivo. Todo lo demás: qkv explore.",
		byMethod: (e) => `por ${e}`,
		method: "método",
		byDefault: "por omisión",
		lacks: {
			values: "sin valores",
			weights: "sin pesos de salida",
			coefficients: "sin coeficientes",
			model: "necesita el modelo",
			file: "no está en este archivo"
		},
		methodLacks: {
			values: "esta traza no guarda valores (qkv record los guarda, sin --keep qk)",
			weights: "esta traza no guarda pesos de salida (qkv record los guarda)",
			coefficients: "nadie ha ajustado coeficientes para este modelo (qkv.attribution.fit)",
			model: "ejecutan el modelo otra vez, y no está a mano (qkv explore trace --model smollm2)",
			file: "no está en este archivo; pregunte al servidor (qkv explore)"
		},
		spansOf: "partes",
		cutInto: {
			sentences: "frases",
			lines: "líneas",
			tokens: "tokens"
		},
		span: {
			sentences: "frase",
			lines: "línea",
			tokens: "token"
		},
		verify: "corte de las tres primeras",
		wholeAnswer: "lo que dijo el modelo",
		firstSpans: (e, t, n) => `Las primeras ${e} de ${t.toLocaleString("es")} ${n}, por el tamaño de su parte`,
		part: "parte",
		forIt: "a favor de la respuesta",
		againstIt: "en contra",
		howFar: "Hasta dónde fiarse:",
		noProof: "No prueba ninguna influencia: un corte separa la respuesta de las primeras partes.",
		noKnockout: {
			values: "Aquí no se puede: la traza no guarda valores.",
			model: "Aquí no se puede: el modelo no está a mano (qkv explore trace --model smollm2).",
			file: "Este archivo no tiene ninguno (qkv look --answer --verify --html)."
		},
		cutting: "Separando la respuesta de las tres primeras, y de otros tantos tokens …",
		cutOffSays: "Corte: qué pasa con la probabilidad logarítmica de la respuesta cuando sus filas ya no leen la parte, junto a otros tantos tokens. Lo que otros leyeron de ella queda.",
		imageRead: (e) => `¿Qué leyó ${e}?`,
		imageReaders: (e) => `¿Quién leyó ${e}?`,
		patch: (e, t) => `el parche de la fila ${e}, columna ${t}`,
		classToken: "el token de clase",
		register: (e) => `registro ${e}`,
		imageLabel: "La imagen en parches. Las flechas eligen un parche, Inicio el token de clase.",
		shownBy: "Mostrado por",
		light: "luz",
		colour: "color",
		noImage: "La imagen no está, así que se muestran solo sus parches.",
		patchName: "parche",
		beside: "Tokens que no son parches",
		mapTitle: "¿Quién leyó a quién?",
		mapLabel: "El mapa de atención. Las filas preguntan, las columnas responden. Flechas mueven, más y menos amplían, Intro abre.",
		mapHint: "Las filas preguntan, las columnas responden. Señale una celda o pulse una flecha.",
		share: "parte",
		hiddenByMask: "oculta por la máscara",
		maxOf: (e) => `parte, la mayor de ${e} × ${e} celdas`,
		meanOf: (e) => `parte, la media de ${e} × ${e} celdas`,
		scale: "escala",
		log: "logarítmica",
		linear: "lineal",
		rank: "por rango",
		bins: "de lejos",
		max: "la mayor",
		meanBin: "la media",
		colours: "colores",
		noFirst: "sin la primera columna",
		noDiagonal: "sin la diagonal",
		asTable: "como tabla",
		tableCaption: "Las celdas a la vista, 24 × 24 como máximo",
		zoomIn: "ampliar",
		zoomOut: "reducir",
		whole: "entero",
		minimap: "El mapa entero y la parte a la vista",
		smallest: "menor",
		largest: "mayor",
		scaleLabel: "Escala de los colores",
		masked: "oculta por la máscara",
		sampled: (e) => `dibujado con una de cada ${e.toLocaleString("es")} celdas`,
		galleryTitle: "¿Qué hace cada cabeza?",
		galleryFacts: (e) => `${e} cabezas · cada imagen por sí sola, logarítmica · un clic abre el mapa`,
		galleryLabel: "Todas las cabezas. Las flechas mueven, Intro abre el mapa.",
		galleryReady: (e) => `Están las ${e} cabezas`,
		measuring: (e, t) => `medidas: ${e} de ${t} capas`,
		chooseSeveral: "elegir varias",
		chosenHeads: (e) => `${e} cabezas elegidas`,
		openMean: (e) => e === 1 ? "su mapa" : `mapa de la media de ${e}`,
		chooseNone: "no elegir ninguna",
		sortBy: "ordenar por",
		byPlace: "capa y cabeza",
		largestFirst: "la mayor primero",
		atLeast: "al menos",
		columns: {
			entropy: "entropía",
			relative_entropy: "entropía relativa",
			distance: "distancia",
			sink_share: "primer token (sumidero)",
			learned_sink: "sumidero aprendido",
			previous_token: "token anterior",
			self_share: "sí mismo",
			duplicate_token: "mismo token antes",
			induction: "inducción",
			retrieval: "recuperación"
		},
		cellTitle: "¿De dónde sale este número?",
		cellLabel: "El cálculo. Las flechas eligen otra celda.",
		oneTrace: "Un cálculo es de una sola traza. Elija arriba la primera o la segunda.",
		oneHead: "Un cálculo es de una sola cabeza. Elija una arriba.",
		queryOf: "consulta del token",
		keyOf: "clave del token",
		qVector: "lo que pregunta",
		kVector: "lo que ofrece el otro",
		vVector: "lo que entrega el otro",
		handed: "la parte de ello",
		products: "sus productos, número a número",
		sumOfProducts: (e) => `la suma de ${e} productos`,
		scaleStep: "escala",
		cap: "softcap",
		bias: "sesgo",
		mask: "máscara",
		score: "puntuación",
		overKeys: (e) => `sobre ${e.toLocaleString("es")} claves`,
		rankIs: (e) => `la número ${e.toLocaleString("es")}`,
		sinkLogit: "junto a un sumidero con la puntuación",
		shareTimesValue: "parte × valor",
		lengthThrough: "longitud de lo que se añade, tras el peso de salida",
		lengthPlain: "longitud de parte × valor",
		rowTitle: (e) => `Lo más fuerte en la fila de «${e}»`
	}
});
// src/shared/theme.svelte.ts
var Xi = "qkv-theme", Zi = [
	"system",
	"light",
	"dark"
], Qi = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
function $i() {
	try {
		let e = localStorage.getItem(Xi);
		return e && Zi.includes(e) ? e : "system";
	} catch {
		return "system";
	}
}
var ea = new class {
	#e = /* @__PURE__ */ F(Kt($i()));
	get choice() {
		return W(this.#e);
	}
	set choice(e) {
		I(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ F(Kt(Qi?.matches ?? !1));
	constructor() {
		Qi?.addEventListener("change", (e) => {
			I(this.#t, e.matches, !0), this.apply();
		});
	}
	get shown() {
		return this.choice === "system" ? W(this.#t) ? "dark" : "light" : this.choice;
	}
	choose(e) {
		this.choice = e;
		try {
			localStorage.setItem(Xi, e);
		} catch {}
		this.apply();
	}
	follow(e) {
		I(this.#t, e, !0), this.apply();
	}
	apply() {
		for (let e of Wi) e.dataset.theme = this.shown;
	}
}();
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/shared/Settings.svelte
var ta = /* @__PURE__ */ K("<option class=\"svelte-n9s7ue\"> </option>"), na = /* @__PURE__ */ K("<div class=\"settings svelte-n9s7ue\"><label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"></select> <label class=\"unseen\"> </label> <select class=\"svelte-n9s7ue\"><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option><option class=\"svelte-n9s7ue\"> </option></select></div>");
function ra(e, t) {
	let n = Dr();
	Ve(t, !0);
	let r = /* @__PURE__ */ N(() => Yi.t.shared);
	var i = na(), a = L(i), o = R(a, !0), s = z(a, 2);
	X(s, 21, () => Object.entries(Gi), ([e, t]) => e, (e, t) => {
		var n = /* @__PURE__ */ N(() => v(W(t), 2));
		let r = () => W(n)[0], i = () => W(n)[1];
		var a = ta(), o = R(a, !0), s = {};
		V(() => {
			Z(a, "lang", r()), J(o, i()), s !== (s = r()) && (a.value = (a.__value = s) ?? "");
		}), q(e, a);
	}), M(s);
	var c;
	vi(s);
	var l = z(s, 2), u = R(l, !0), d = z(l, 2), f = L(d), p = R(f, !0);
	f.value = f.__value = "system";
	var m = z(f), h = R(m, !0);
	m.value = m.__value = "light";
	var g = z(m), _ = R(g, !0);
	g.value = g.__value = "dark", M(d);
	var y;
	vi(d), M(i), V(() => {
		Z(a, "for", `${n}-language`), J(o, W(r).language), Z(s, "id", `${n}-language`), c !== (c = Yi.name) && (s.value = (s.__value = c) ?? "", _i(s, c)), Z(l, "for", `${n}-theme`), J(u, W(r).appearance), Z(d, "id", `${n}-theme`), J(p, W(r).asTheSystem), J(h, W(r).light), J(_, W(r).dark), y !== (y = ea.choice) && (d.value = (d.__value = y) ?? "", _i(d, y));
	}), G("change", s, (e) => Yi.choose(e.currentTarget.value)), G("change", d, (e) => ea.choose(e.currentTarget.value)), q(e, i), He();
}
hr(["change"]);
// src/explore/AnswerChoices.svelte
var ia = /* @__PURE__ */ K("<option> </option>"), aa = /* @__PURE__ */ K("<label> <select data-testid=\"method\"></select></label>"), oa = /* @__PURE__ */ K("<label> <select data-testid=\"spans\"></select></label>"), sa = /* @__PURE__ */ K("<label><input type=\"checkbox\" data-testid=\"verify\"/> </label>"), ca = /* @__PURE__ */ K("<button class=\"small\"> </button>"), la = /* @__PURE__ */ K("<p class=\"note svelte-15mrtap\" data-screen=\"\" data-testid=\"lacking\"> </p>"), ua = /* @__PURE__ */ K("<div class=\"choices\" data-screen=\"\"><!> <!> <!> <!></div> <!>", 1);
function da(e, t) {
	Ve(t, !0);
	let n = Q(t, "place", 7), r = /* @__PURE__ */ N(() => Yi.t.explore), i = /* @__PURE__ */ N(() => n().info.attribution), a = /* @__PURE__ */ N(() => W(i).methods.filter((e) => !e.lacks)), o = /* @__PURE__ */ N(() => {
		let e = /* @__PURE__ */ new Map();
		for (let { name: t, lacks: n } of W(i).methods) n && e.set(n, [...e.get(n) ?? [], t]);
		return [...e].map(([e, t]) => `${t.join(", ")}: ${W(r).methodLacks[e]}`);
	});
	var s = ua(), c = rn(s), l = L(c), u = (e) => {
		var t = aa(), a = L(t), o = z(a);
		X(o, 21, () => W(i).methods, ({ name: e, lacks: t }) => e, (e, t) => {
			let n = () => W(t).name, a = () => W(t).lacks;
			var o = ia(), s = R(o), c = {};
			V(() => {
				o.disabled = !!a(), J(s, `${n() ?? ""}${n() === W(i).default ? ` (${W(r).byDefault})` : ""}${a() ? ` (${W(r).lacks[a()]})` : ""}`), c !== (c = n()) && (o.value = (o.__value = c) ?? "");
			}), q(e, o);
		}), M(o);
		var s;
		vi(o), M(t), V(() => {
			J(a, `${W(r).method ?? ""} `), s !== (s = n().method || W(i).default) && (o.value = (o.__value = s) ?? "", _i(o, s));
		}), G("change", o, (e) => n().method = e.currentTarget.value), q(e, t);
	};
	Y(l, (e) => {
		W(i).methods.length > 1 && e(u);
	});
	var d = z(l, 2), f = (e) => {
		var t = oa(), a = L(t), o = z(a);
		X(o, 20, () => W(i).spans, (e) => e, (e, t) => {
			var n = ia(), i = R(n, !0), a = {};
			V(() => {
				J(i, W(r).cutInto[t]), a !== (a = t) && (n.value = (n.__value = a) ?? "");
			}), q(e, n);
		}), M(o);
		var s;
		vi(o), M(t), V(() => {
			J(a, `${W(r).spansOf ?? ""} `), s !== (s = n().spans) && (o.value = (o.__value = s) ?? "", _i(o, s));
		}), G("change", o, (e) => n().spans = e.currentTarget.value), q(e, t);
	};
	Y(d, (e) => {
		W(i).spans.length > 1 && e(f);
	});
	var p = z(d, 2), m = (e) => {
		var t = sa();
		let a;
		var o = L(t);
		Ei(o);
		var s = z(o);
		M(t), V(() => {
			a = fi(t, 1, "svelte-15mrtap", null, a, { off: W(i).lacks }), o.disabled = !!W(i).lacks, J(s, ` ${W(r).verify ?? ""}`);
		}), Ni(o, () => n().verify, (e) => n().verify = e), q(e, t);
	};
	Y(p, (e) => {
		t.live && e(m);
	});
	var h = z(p, 2), g = (e) => {
		var i = ca(), a = R(i, !0);
		V(() => {
			i.disabled = !n().answer, J(a, W(r).wholeAnswer);
		}), G("click", i, function(...e) {
			t.whole?.apply(this, e);
		}), q(e, i);
	};
	Y(h, (e) => {
		t.live && e(g);
	}), M(c);
	var _ = z(c, 2), v = (e) => {
		var t = la(), n = R(t, !0);
		V((e) => J(n, e), [() => W(o).join(" · ")]), q(e, t);
	};
	Y(_, (e) => {
		W(a).length < W(i).methods.length && e(v);
	}), q(e, s), He();
}
hr(["change", "click"]);
// src/explore/Choices.svelte
var fa = /* @__PURE__ */ K("<label><input type=\"radio\" class=\"svelte-phedyr\"/> </label>"), pa = /* @__PURE__ */ K("<fieldset class=\"svelte-phedyr\"><legend class=\"unseen\"> </legend> <!></fieldset>"), ma = /* @__PURE__ */ K("<div class=\"choices\" data-screen=\"\"><!> <!> <!></div>");
function ha(e, t) {
	let n = Dr();
	Ve(t, !0);
	let r = Q(t, "place", 7), i = /* @__PURE__ */ N(() => Yi.t.explore), a = /* @__PURE__ */ N(() => [
		["read", W(i).asRead],
		["readers", W(i).asReaders],
		...r().view === "text" && r().info.attribution ? [["answer", W(i).asAnswer]] : []
	]);
	var o = ma();
	{
		let e = (e, t = h, r = h, i = h, a = h, o = h) => {
			var s = pa(), c = L(s), l = R(c, !0);
			X(z(c, 2), 17, i, ([e, t, n]) => e, (e, r) => {
				var i = /* @__PURE__ */ N(() => v(W(r), 3));
				let s = () => W(i)[0], c = () => W(i)[1], l = () => W(i)[2];
				var u = fa();
				let d;
				var f = L(u);
				Ei(f);
				var p = z(f);
				M(u), V(() => {
					d = fi(u, 1, "svelte-phedyr", null, d, {
						on: a() === s(),
						off: l()
					}), Z(f, "name", `${n}-${t() ?? ""}`), Di(f, s()), Oi(f, a() === s()), f.disabled = l(), J(p, ` ${c() ?? ""}`);
				}), G("change", f, () => o()(s())), q(e, u);
			}), M(s), V(() => J(l, r())), q(e, s);
		};
		var s = L(o);
		e(s, () => "ask", () => W(i).askLabel, () => W(a), () => r().ask, () => (e) => {
			r().ask = e, r().fit();
		});
		var c = z(s, 2), l = (t) => {
			e(t, () => "what", () => W(i).whatLabel, () => [["share", W(i).shares], [
				"contribution",
				W(i).contributions,
				!r().of.values
			]], () => r().what, () => (e) => r().what = e);
		};
		Y(c, (e) => {
			r().attributing || e(l);
		});
		var u = z(c, 2), d = (t) => {
			e(t, () => "light", () => W(i).shownBy, () => [[
				"light",
				W(i).light,
				!r().info.image
			], ["colour", W(i).colour]], () => r().info.image ? r().light : "colour", () => (e) => r().light = e);
		}, f = (t) => {
			e(t, () => "by", () => W(i).byLabel, () => [["words", W(i).words], ["tokens", W(i).tokens]], () => r().by, () => (e) => r().by = e);
		};
		Y(u, (e) => {
			r().view === "image" ? e(d) : e(f, -1);
		}), M(o);
	}
	q(e, o), He();
}
hr(["change"]);
// src/explore/Sidebar.svelte
var ga = /* @__PURE__ */ K("<canvas role=\"img\" class=\"svelte-1wyx9r7\"></canvas>");
function _a(e, t) {
	Ve(t, !0);
	let n = /* @__PURE__ */ F(void 0), r = /* @__PURE__ */ F(0);
	B(() => {
		if (ea.shown, !W(n) || !W(r)) return;
		let e = Math.min(2, devicePixelRatio || 1), i = Math.round(W(r) * e);
		W(n).width = 1, W(n).height = i;
		let a = new Float32Array(i);
		t.values.forEach((e, n) => {
			let r = Math.min(i - 1, Math.floor(n / t.values.length * i));
			for (let n = r; n < Math.min(i, r + Math.max(2, i / t.values.length)); n++) e > a[n] && (a[n] = e);
		});
		let o = W(n).getContext("2d");
		o.fillStyle = getComputedStyle(W(n)).color, o.clearRect(0, 0, 1, i), a.forEach((e, n) => {
			e / t.most < .002 || (o.globalAlpha = .15 + .85 * Math.sqrt(Math.min(1, e / t.most)), o.fillRect(0, n, 1, 1));
		});
	}), B(() => {
		let e = new ResizeObserver(() => I(r, t.running.box.clientHeight, !0));
		return e.observe(t.running.box), () => e.disconnect();
	});
	function i(e) {
		let n = e.offsetY / Math.max(1, W(r));
		t.running.elements[Math.floor(n * t.running.elements.length)]?.scrollIntoView({ block: "center" });
	}
	var a = ga();
	let o;
	Li(a, (e) => I(n, e), () => W(n)), V(() => {
		Z(a, "aria-label", t.label), o = mi(a, "", o, { height: `${W(r) ?? ""}px` });
	}), G("click", a, i), q(e, a), He();
}
hr(["click"]);
// src/explore/running.ts
var va = 160, ya = class {
	elements = [];
	#e;
	#t = [];
	#n = [];
	constructor(e, t, n, r, i) {
		this.#e = e;
		let a = document.createDocumentFragment(), o = null, s = n.starts.length - 1;
		for (let e = 0; e < s; e++) {
			let r = n.starts[e], s = r >= t.prompt_length;
			(!o || o.childElementCount >= va || o.classList.contains("after") !== s) && (o = document.createElement("div"), o.className = s ? "part after" : "part", a.append(o));
			let c = t.tokens.slice(r, n.starts[e + 1]).join(""), l = /^[ ]+\S/.test(c) ? c.trimStart() : c;
			l.length < c.length && o.append(c.slice(0, c.length - l.length));
			let u = document.createElement("span");
			u.className = "u", u.dataset.u = String(e), /^\s*\n\s*$/.test(l) ? (u.classList.add("nl"), u.textContent = `⏎${l.replace(/^[^\n]*/, "")}`, u.setAttribute("aria-label", i)) : u.textContent = l, o.append(u), this.elements.push(u), o.childElementCount >= va / 2 && l.endsWith("\n") && (o = null);
		}
		e.replaceChildren(a), this.#t = Array(s).fill(""), this.#n = Array(s).fill(""), e.onclick = (e) => {
			let t = e.target.closest(".u");
			t && r(Number(t.dataset.u), e.shiftKey || e.ctrlKey || e.metaKey);
		};
	}
	get box() {
		return this.#e;
	}
	shade(e, t, n, [r, i] = ["query", null]) {
		let a = new Set(n);
		for (let n = 0; n < this.elements.length; n++) {
			let o = e[n] ?? -Infinity, s = Number.isNaN(o) ? -1 : Math.max(0, (i && o !== -Infinity ? Math.abs(o) : o) / t), c = i && o < 0 ? i : r, l = s < .002 ? 0 : Math.round(6 + 64 * Math.sqrt(Math.min(1, s))), u = s < 0 ? "var(--nan)" : l ? `color-mix(in oklab, var(--${c}) ${l}%, transparent)` : "", d = `u${a.has(n) ? " chosen" : ""}${o === -Infinity ? " hid" : ""}`, f = this.elements[n];
			this.#t[n] !== u && (f.style.backgroundColor = u, this.#t[n] = u), this.#n[n] !== d && (f.className = f.classList.contains("nl") ? `${d} nl` : d, this.#n[n] = d);
		}
	}
	show(e) {
		let t = this.elements[e];
		if (!t) return;
		let [n, r] = [t.getBoundingClientRect(), this.#e.getBoundingClientRect()];
		(n.top < r.top + 30 || n.bottom > r.bottom - 10) && t.scrollIntoView({
			block: "center",
			behavior: "instant"
		});
	}
	moved(e, t) {
		let n = this.elements.length - 1;
		return t === "ArrowLeft" ? Math.max(0, e - 1) : t === "ArrowRight" ? Math.min(n, e + 1) : t === "Home" ? 0 : t === "End" ? n : t === "ArrowUp" || t === "ArrowDown" ? this.#r(e, t === "ArrowDown" ? 1 : -1) : null;
	}
	#r(e, t) {
		let n = this.elements[e].getClientRects()[0];
		if (!n) return e;
		let r = e, i = null;
		for (let a = e + t; a >= 0 && a < this.elements.length; a += t) {
			let t = this.elements[a].getClientRects()[0];
			if (!t || Math.abs(t.top - n.top) < n.height / 2) continue;
			if (i ??= t.top, Math.abs(t.top - i) > t.height / 2) break;
			let o = (e) => Math.abs(e.left + e.width / 2 - n.left - n.width / 2), s = this.elements[r].getClientRects()[0];
			(r === e || o(t) < o(s)) && (r = a);
		}
		return r;
	}
	close() {
		this.#e.onclick = null;
	}
}, ba = /* @__PURE__ */ K("<div><div class=\"reading svelte-svek23\"><div tabindex=\"0\" role=\"group\" data-testid=\"text\"></div> <!></div> <!> <aside class=\"svelte-svek23\"><!></aside></div>");
function xa(e, t) {
	Ve(t, !0);
	let n = Q(t, "roles", 19, () => ["query", null]), r = Q(t, "wide", 3, !1), i = Q(t, "running", 15), a = /* @__PURE__ */ N(() => Yi.t.explore), o = /* @__PURE__ */ F(void 0), s = /* @__PURE__ */ N(() => t.values && n()[1] ? t.values.map((e) => e === -Infinity ? e : Math.abs(e)) : t.values);
	B(() => {
		if (!W(o)) return;
		let e = new ya(W(o), t.stream, t.units, (e, n) => t.choose(e, n), W(a).newline);
		return i(e), sr(() => e.show(t.at)), () => e.close();
	}), B(() => {
		i() && t.values && t.values.length === t.units.starts.length - 1 && i().shade(t.values, t.most, t.chosen, n());
	});
	function c(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || !i()) return;
		e.key === "Escape" && t.release?.();
		let n = i().moved(t.at, e.key);
		n !== null && (e.preventDefault(), t.move(n, e.shiftKey), i().show(n));
	}
	var l = ba();
	let u;
	var d = L(l), f = L(d);
	let p;
	Li(f, (e) => I(o, e), () => W(o));
	var m = z(f, 2), g = (e) => {
		var n = Er();
		zr(rn(n), () => t.over ?? h, i), q(e, n);
	};
	Y(m, (e) => {
		i() && e(g);
	}), M(d);
	var _ = z(d, 2), v = (e) => {
		_a(e, {
			get values() {
				return W(s);
			},
			get running() {
				return i();
			},
			get most() {
				return t.most;
			},
			get label() {
				return W(a).sidebar;
			}
		});
	};
	Y(_, (e) => {
		W(s) && i() && e(v);
	});
	var y = z(_, 2);
	zr(L(y), () => t.aside), M(y), M(l), V(() => {
		u = fi(l, 1, "columns svelte-svek23", null, u, { wide: r() }), p = fi(f, 1, "text svelte-svek23", null, p, { busy: t.busy }), Z(f, "aria-label", t.label);
	}), G("keydown", f, c), q(e, l), He();
}
hr(["keydown"]);
// src/explore/pen.ts
var Sa = (e) => String(Math.round(e * 100) / 100), Ca = class {
	name;
	fillStyle = "#000";
	strokeStyle = "#000";
	lineWidth = 1;
	globalAlpha = 1;
	font = "12px sans-serif";
	textAlign = "left";
	textBaseline = "alphabetic";
	imageSmoothingEnabled = !0;
	#e = [];
	#t = "";
	#n = "";
	#r = [];
	#i = 0;
	#a = 0;
	#o = /* @__PURE__ */ new Map();
	#s = /* @__PURE__ */ new Map();
	constructor(e) {
		this.name = e;
	}
	made() {
		return this.#e.join("") + "</g>".repeat(this.#i);
	}
	#c(e, t, n = "") {
		let r = {
			...t,
			...this.#n ? { transform: this.#n } : {},
			...this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}
		};
		this.#e.push(`<${e} ${Object.entries(r).map(([e, t]) => `${e}="${typeof t == "number" ? Sa(t) : t.replaceAll("\"", "'")}"`).join(" ")}>${n}</${e}>`);
	}
	save() {
		let { fillStyle: e, strokeStyle: t, lineWidth: n, globalAlpha: r, font: i, textAlign: a, textBaseline: o } = this;
		this.#r.push({
			transform: this.#n,
			fillStyle: e,
			strokeStyle: t,
			lineWidth: n,
			globalAlpha: r,
			font: i,
			textAlign: a,
			textBaseline: o,
			open: this.#i
		});
	}
	restore() {
		let e = this.#r.pop();
		if (!e) return;
		let { transform: t, open: n, ...r } = e;
		Object.assign(this, r), this.#e.push("</g>".repeat(this.#i - n)), [this.#n, this.#i] = [t, n];
	}
	translate(e, t) {
		this.#n += `translate(${Sa(e)},${Sa(t)})`;
	}
	rotate(e) {
		this.#n += `rotate(${Sa(e * 180 / Math.PI)})`;
	}
	beginPath() {
		this.#t = "";
	}
	rect(e, t, n, r) {
		this.#t += `M${Sa(e)},${Sa(t)}h${Sa(n)}v${Sa(r)}h${Sa(-n)}z`;
	}
	clip() {
		let e = `${this.name}c${this.#a++}`;
		this.#e.push(`<clipPath id="${e}"><path d="${this.#t}"${this.#n ? ` transform="${this.#n}"` : ""}/></clipPath><g clip-path="url(#${e})">`), this.#i++;
	}
	moveTo(e, t) {
		this.#t += `M${Sa(e)},${Sa(t)}`;
	}
	lineTo(e, t) {
		this.#t += `L${Sa(e)},${Sa(t)}`;
	}
	stroke() {
		this.#c("path", {
			d: this.#t,
			fill: "none",
			stroke: String(this.strokeStyle),
			"stroke-width": this.lineWidth
		});
	}
	fillRect(e, t, n, r) {
		n > 0 && r > 0 && this.#c("rect", {
			x: e,
			y: t,
			width: n,
			height: r,
			fill: this.#l()
		});
	}
	strokeRect(e, t, n, r) {
		n > 0 && r > 0 && this.#c("rect", {
			x: e,
			y: t,
			width: n,
			height: r,
			fill: "none",
			stroke: String(this.strokeStyle),
			"stroke-width": this.lineWidth
		});
	}
	fillText(e, t, n) {
		let [, r, i, a] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [
			null,
			"400",
			"12",
			"sans-serif"
		], o = this.textAlign === "right" ? "end" : this.textAlign === "center" ? "middle" : "start";
		this.#c("text", {
			x: t,
			y: this.textBaseline === "middle" ? n + .35 * Number(i) : n,
			"font-family": a,
			"font-size": i,
			"font-weight": r ?? "400",
			"text-anchor": o,
			fill: this.#l()
		}, e.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
	}
	drawImage(e, t, n, r, i, a, o, s, c) {
		if (!(r > 0 && i > 0 && s > 0 && c > 0)) return;
		let [l, u] = e instanceof HTMLImageElement ? [e.naturalWidth, e.naturalHeight] : [e.width, e.height], d = `<image width="${l}" height="${u}" preserveAspectRatio="none" image-rendering="${this.imageSmoothingEnabled ? "auto" : "pixelated"}" href="${this.#u(e)}"/>`;
		this.#c("g", {}, `<svg x="${Sa(a)}" y="${Sa(o)}" width="${Sa(s)}" height="${Sa(c)}" viewBox="${Sa(t)} ${Sa(n)} ${Sa(r)} ${Sa(i)}" preserveAspectRatio="none">${d}</svg>`);
	}
	createPattern(e) {
		let [t, n] = [e, `${this.name}p${this.#a++}`];
		this.#e.push(`<pattern id="${n}" width="${t.width}" height="${t.height}" patternUnits="userSpaceOnUse"><image width="${t.width}" height="${t.height}" href="${t.toDataURL()}"/></pattern>`);
		let r = {};
		return this.#o.set(r, n), r;
	}
	#l() {
		return typeof this.fillStyle == "string" ? this.fillStyle : `url(#${this.#o.get(this.fillStyle)})`;
	}
	#u(e) {
		let t = this.#s.get(e);
		if (!t) {
			let n = e instanceof HTMLCanvasElement ? e : Object.assign(document.createElement("canvas"), {
				width: e.naturalWidth,
				height: e.naturalHeight
			});
			n !== e && n.getContext("2d").drawImage(e, 0, 0), this.#s.set(e, t = n.toDataURL());
		}
		return t;
	}
}, wa = /* @__PURE__ */ new WeakMap(), Ta = 16, Ea = /\S+\s*/g, Da = (e) => e.replace(/[&<>"]/g, (e) => ({
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
})[e]).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ""), Oa = (e) => String(Math.round(e * 100) / 100);
function ka(e) {
	return new ja(e).made();
}
async function Aa(e, t = 2) {
	let n = new Image();
	n.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(e)}`, await n.decode();
	let r = document.createElement("canvas");
	return [r.width, r.height] = [n.width * t, n.height * t], r.getContext("2d").drawImage(n, 0, 0, r.width, r.height), new Promise((e, t) => r.toBlob((n) => n ? e(n) : t(/* @__PURE__ */ Error("PNG")), "image/png"));
}
var ja = class {
	root;
	#e = [];
	#t = [];
	#n = 0;
	#r;
	#i = document.createElement("canvas").getContext("2d", { willReadFrequently: !0 });
	#a = /* @__PURE__ */ new Map();
	constructor(e) {
		this.root = e, this.#r = e.getBoundingClientRect();
	}
	made() {
		let e = getComputedStyle(this.root);
		this.#l(this.root, {
			left: -Infinity,
			top: -Infinity,
			right: Infinity,
			bottom: Infinity
		});
		let [t, n] = [Math.ceil(this.#r.width) + 32, Math.ceil(this.#r.height) + 32], r = this.#c(e.getPropertyValue("--paper").trim());
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${t}" height="${n}" viewBox="0 0 ${t} ${n}"><defs>${this.#t.join("")}</defs><rect width="${t}" height="${n}" fill="${r}"/>${this.#e.join("")}</svg>`;
	}
	#o = (e) => Oa(e - this.#r.left + Ta);
	#s = (e) => Oa(e - this.#r.top + Ta);
	#c(e) {
		let t = this.#a.get(e);
		if (t) return t;
		let n = this.#i;
		n.clearRect(0, 0, 1, 1), n.fillStyle = "#000", n.fillStyle = e, n.fillRect(0, 0, 1, 1);
		let [r, i, a, o] = n.getImageData(0, 0, 1, 1).data, s = o === 0 ? "none" : o === 255 ? `rgb(${r},${i},${a})` : `rgba(${r},${i},${a},${Oa(o / 255)})`;
		return this.#a.set(e, s), s;
	}
	#l(e, t) {
		if (e instanceof HTMLElement && (e.dataset.screen !== void 0 || e.classList.contains("unseen"))) return;
		let n = getComputedStyle(e);
		if (n.display === "none" || n.visibility === "hidden" || n.opacity === "0") return;
		let r = e.getBoundingClientRect();
		if (r.width > 0 && r.height > 0 && (r.bottom < t.top || r.top > t.bottom || r.right < t.left || r.left > t.right)) return;
		if (e instanceof SVGSVGElement) return void this.#e.push(this.#_(e, r));
		if (this.#f(e, n), e instanceof HTMLCanvasElement) return this.#h(e, r);
		if (e instanceof HTMLImageElement) return this.#g(Na(e), r, "auto");
		let i = n.overflowX !== "visible" || n.overflowY !== "visible", a = i ? {
			left: Math.max(t.left, r.left),
			top: Math.max(t.top, r.top),
			right: Math.min(t.right, r.right),
			bottom: Math.min(t.bottom, r.bottom)
		} : t;
		if (i) {
			let e = this.#u();
			this.#t.push(`<clipPath id="${e}"><rect x="${this.#o(r.left)}" y="${this.#s(r.top)}" width="${Oa(r.width)}" height="${Oa(r.height)}"/></clipPath>`), this.#e.push(`<g clip-path="url(#${e})">`);
		}
		for (let t of e.childNodes) t instanceof Element ? this.#l(t, a) : t instanceof Text && t.data.trim() && this.#v(t, n, a);
		i && this.#e.push("</g>");
	}
	#u = () => `p${this.#n++}`;
	#d(e, t, n = 0) {
		let r = n ? ` rx="${Oa(n)}"` : "";
		this.#e.push(`<rect x="${this.#o(e.left)}" y="${this.#s(e.top)}" width="${Oa(e.right - e.left)}" height="${Oa(e.bottom - e.top)}" fill="${t}"${r}/>`);
	}
	#f(e, t) {
		let n = this.#c(t.backgroundColor), r = t.backgroundImage.includes("repeating-linear-gradient"), i = [
			"Left",
			"Top",
			"Right",
			"Bottom"
		].map((e) => ({
			side: e,
			width: parseFloat(t[`border${e}Width`]),
			colour: this.#c(t[`border${e}Color`]),
			on: t[`border${e}Style`] !== "none"
		})).filter((e) => e.on && e.width > 0 && e.colour !== "none");
		if (n !== "none" || r || i.length) for (let a of t.display === "inline" ? e.getClientRects() : [e.getBoundingClientRect()]) {
			n !== "none" && this.#d(a, n, parseFloat(t.borderTopLeftRadius) || 0), r && this.#d(a, `url(#${this.#m(t)})`);
			for (let { side: e, width: t, colour: n } of i) {
				let r = {
					left: a.left,
					top: a.top,
					right: a.right,
					bottom: a.bottom
				};
				e === "Left" ? r.right = a.left + t : e === "Right" ? r.left = a.right - t : e === "Top" ? r.bottom = a.top + t : r.top = a.bottom - t, this.#d(r, n);
			}
		}
	}
	#p = "";
	#m(e) {
		if (!this.#p) {
			this.#p = this.#u();
			let t = this.#c(e.getPropertyValue("--line").trim());
			this.#t.push(`<pattern id="${this.#p}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="5" fill="${t}"/></pattern>`);
		}
		return this.#p;
	}
	#h(e, t) {
		let n = wa.get(e);
		if (!n) return this.#g(e.toDataURL(), t, "pixelated");
		let r = new Ca(this.#u());
		n(r), this.#e.push(`<g transform="translate(${this.#o(t.left)},${this.#s(t.top)})">${r.made()}</g>`);
	}
	#g(e, t, n) {
		this.#e.push(`<image x="${this.#o(t.left)}" y="${this.#s(t.top)}" width="${Oa(t.width)}" height="${Oa(t.height)}" preserveAspectRatio="none" image-rendering="${n}" href="${e}" xlink:href="${e}"/>`);
	}
	#_(e, t) {
		let n = e.cloneNode(!0), [r, i] = [[...e.querySelectorAll("*")], [...n.querySelectorAll("*")]];
		r.forEach((e, t) => {
			let n = getComputedStyle(e), r = i[t];
			r.removeAttribute("class"), r.removeAttribute("style");
			for (let e of ["fill", "stroke"]) r.setAttribute(e, n[e] === "none" ? "none" : this.#c(n[e]));
			for (let e of [
				"stroke-width",
				"stroke-linecap",
				"opacity",
				"font-size",
				"text-anchor"
			]) r.setAttribute(e, n.getPropertyValue(e));
		});
		for (let [e, r] of Object.entries({
			x: this.#o(t.left),
			y: this.#s(t.top),
			width: Oa(t.width),
			height: Oa(t.height)
		})) n.setAttribute(e, r);
		for (let e of [
			"class",
			"style",
			"role",
			"aria-label",
			"aria-hidden"
		]) n.removeAttribute(e);
		return new XMLSerializer().serializeToString(n);
	}
	#v(e, t, n) {
		let r = document.createRange(), i = [], a = (r.selectNodeContents(e), r.getClientRects()).length === 1 ? [{
			0: e.data,
			index: 0
		}] : e.data.matchAll(Ea);
		for (let t of a) {
			r.setStart(e, t.index), r.setEnd(e, t.index + t[0].length);
			let a = r.getClientRects()[0];
			if (!a || a.bottom < n.top || a.top > n.bottom) continue;
			let o = t[0].replace(/\s+/g, " "), s = i[i.length - 1];
			s && Math.abs(s.top - a.top) < 2 ? [s.text, s.right] = [s.text + o, a.right] : i.push({
				text: o,
				left: a.left,
				right: a.right,
				top: a.top
			});
		}
		if (!i.length) return;
		let o = this.#i;
		o.font = `${t.fontStyle} ${t.fontWeight} ${t.fontSize} ${t.fontFamily}`;
		let s = o.measureText("x").fontBoundingBoxAscent, c = t.fontFamily.replaceAll("\"", "'");
		for (let n of i) {
			let r = n.top + s;
			(t.textDecorationLine.includes("underline") || Ma(e.parentElement)) && this.#y(e.parentElement, n, r), this.#e.push(`<text x="${this.#o(n.left)}" y="${this.#s(r)}" font-family="${Da(c)}" font-size="${t.fontSize}" font-weight="${t.fontWeight}" font-style="${t.fontStyle}" fill="${this.#c(t.color)}" textLength="${Oa(n.right - n.left)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${Da(n.text)}</text>`);
		}
	}
	#y(e, t, n) {
		let r = getComputedStyle(e), i = parseFloat(r.textDecorationThickness) || 1;
		this.#d({
			left: t.left,
			right: t.right,
			top: n + 3,
			bottom: n + 3 + i
		}, this.#c(r.textDecorationColor));
	}
}, Ma = (e) => !!e && getComputedStyle(e).textDecorationLine.includes("underline");
function Na(e) {
	let t = Object.assign(document.createElement("canvas"), {
		width: e.naturalWidth,
		height: e.naturalHeight
	});
	return t.getContext("2d").drawImage(e, 0, 0), t.toDataURL();
}
// src/explore/saving.ts
async function Pa(e, t, n, r) {
	e === "svg" ? Ra(`${t}.svg`, new Blob([ka(n)], { type: "image/svg+xml" })) : e === "png" ? Ra(`${t}.png`, await Aa(ka(n))) : e === "csv" ? Ra(`${t}.csv`, new Blob([Fa(r())], { type: "text/csv" })) : Ra(`${t}.json`, new Blob([Ia(r())], { type: "application/json" }));
}
function Fa({ columns: e, rows: t }) {
	return [e, ...t].map((e) => e.map(La).join(",")).join("\n") + "\n";
}
function Ia({ about: e, columns: t, rows: n }) {
	let r = (e, t) => typeof t == "number" && !Number.isFinite(t) ? t === -Infinity ? null : String(t) : t;
	return JSON.stringify({
		schema: 1,
		...e,
		columns: t,
		rows: n
	}, r, 1);
}
function La(e) {
	if (e === null || e === -Infinity) return "";
	let t = String(e);
	return /[",\n\r]/.test(t) ? `"${t.replaceAll("\"", "\"\"")}"` : t;
}
function Ra(e, t) {
	let n = document.createElement("a");
	n.download = e, n.href = URL.createObjectURL(t), n.click(), setTimeout(() => URL.revokeObjectURL(n.href), 1e4);
}
// src/explore/View.svelte
var za = /* @__PURE__ */ K("<span class=\"side svelte-1ld7c32\"> </span>"), Ba = /* @__PURE__ */ K("<button> </button>"), Va = /* @__PURE__ */ K("<p role=\"alert\" class=\"problem svelte-1ld7c32\"> </p>"), Ha = /* @__PURE__ */ K("<section><div class=\"title svelte-1ld7c32\"><h2 class=\"svelte-1ld7c32\"><!> </h2> <div class=\"buttons\" role=\"group\" data-screen=\"\"></div></div> <p class=\"facts svelte-1ld7c32\"> </p> <!> <!></section>");
function Ua(e, t) {
	let n = Dr();
	Ve(t, !0);
	let r = Q(t, "problem", 3, ""), i = Q(t, "side", 3, ""), a = /* @__PURE__ */ N(() => Yi.t.explore), o = /* @__PURE__ */ F(void 0), s = /* @__PURE__ */ F(""), c = [
		"svg",
		"png",
		"csv",
		"json"
	];
	async function l(e) {
		I(s, ""), await Pa(e, t.name, W(o), t.numbers).catch((e) => I(s, e.message, !0));
	}
	var u = Ha(), d = L(u), f = L(d), p = L(f), m = (e) => {
		var t = za(), n = R(t, !0);
		V(() => J(n, i())), q(e, t);
	};
	Y(p, (e) => {
		i() && e(m);
	});
	var h = z(p, 1, !0);
	M(f);
	var g = z(f, 2);
	X(g, 20, () => c, (e) => e, (e, n) => {
		var r = Ba(), i = R(r, !0);
		V((e, n) => {
			r.disabled = !t.numbers, Z(r, "aria-label", `${W(a).save ?? ""} ${e ?? ""}`), J(i, n);
		}, [() => n.toUpperCase(), () => n.toUpperCase()]), G("click", r, () => l(n)), q(e, r);
	}), M(g), M(d);
	var _ = z(d, 2), v = R(_, !0), y = z(_, 2), b = (e) => {
		var t = Va(), n = R(t, !0);
		V(() => J(n, r() || W(s))), q(e, t);
	};
	Y(y, (e) => {
		(r() || W(s)) && e(b);
	}), zr(z(y, 2), () => t.children), M(u), Li(u, (e) => I(o, e), () => W(o)), V(() => {
		Z(u, "aria-labelledby", n), Z(f, "id", n), J(h, t.title), Z(g, "aria-label", W(a).save), J(v, t.facts);
	}), q(e, u), He();
}
hr(["click"]);
// node_modules/d3-format/dist/d3-format.mjs
function Wa(e) {
	return Math.abs(e = Math.round(e)) >= 1e21 ? e.toLocaleString("en").replace(/,/g, "") : e.toString(10);
}
function Ga(e, t) {
	if (!isFinite(e) || e === 0) return null;
	var n = (e = t ? e.toExponential(t - 1) : e.toExponential()).indexOf("e"), r = e.slice(0, n);
	return [r.length > 1 ? r[0] + r.slice(2) : r, +e.slice(n + 1)];
}
function Ka(e) {
	return e = Ga(Math.abs(e)), e ? e[1] : NaN;
}
function qa(e, t) {
	return function(n, r) {
		for (var i = n.length, a = [], o = 0, s = e[0], c = 0; i > 0 && s > 0 && (c + s + 1 > r && (s = Math.max(1, r - c)), a.push(n.substring(i -= s, i + s)), !((c += s + 1) > r));) s = e[o = (o + 1) % e.length];
		return a.reverse().join(t);
	};
}
function Ja(e) {
	return function(t) {
		return t.replace(/[0-9]/g, function(t) {
			return e[+t];
		});
	};
}
var Ya = /^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;
function Xa(e) {
	if (!(t = Ya.exec(e))) throw Error("invalid format: " + e);
	var t;
	return new Za({
		fill: t[1],
		align: t[2],
		sign: t[3],
		symbol: t[4],
		zero: t[5],
		width: t[6],
		comma: t[7],
		precision: t[8] && t[8].slice(1),
		trim: t[9],
		type: t[10]
	});
}
Xa.prototype = Za.prototype;
function Za(e) {
	this.fill = e.fill === void 0 ? " " : e.fill + "", this.align = e.align === void 0 ? ">" : e.align + "", this.sign = e.sign === void 0 ? "-" : e.sign + "", this.symbol = e.symbol === void 0 ? "" : e.symbol + "", this.zero = !!e.zero, this.width = e.width === void 0 ? void 0 : +e.width, this.comma = !!e.comma, this.precision = e.precision === void 0 ? void 0 : +e.precision, this.trim = !!e.trim, this.type = e.type === void 0 ? "" : e.type + "";
}
Za.prototype.toString = function() {
	return this.fill + this.align + this.sign + this.symbol + (this.zero ? "0" : "") + (this.width === void 0 ? "" : Math.max(1, this.width | 0)) + (this.comma ? "," : "") + (this.precision === void 0 ? "" : "." + Math.max(0, this.precision | 0)) + (this.trim ? "~" : "") + this.type;
};
function Qa(e) {
	out: for (var t = e.length, n = 1, r = -1, i; n < t; ++n) switch (e[n]) {
		case ".":
			r = i = n;
			break;
		case "0":
			r === 0 && (r = n), i = n;
			break;
		default:
			if (!+e[n]) break out;
			r > 0 && (r = 0);
	}
	return r > 0 ? e.slice(0, r) + e.slice(i + 1) : e;
}
var $a;
function eo(e, t) {
	var n = Ga(e, t);
	if (!n) return $a = void 0, e.toPrecision(t);
	var r = n[0], i = n[1], a = i - ($a = Math.max(-8, Math.min(8, Math.floor(i / 3))) * 3) + 1, o = r.length;
	return a === o ? r : a > o ? r + Array(a - o + 1).join("0") : a > 0 ? r.slice(0, a) + "." + r.slice(a) : "0." + Array(1 - a).join("0") + Ga(e, Math.max(0, t + a - 1))[0];
}
function to(e, t) {
	var n = Ga(e, t);
	if (!n) return e + "";
	var r = n[0], i = n[1];
	return i < 0 ? "0." + Array(-i).join("0") + r : r.length > i + 1 ? r.slice(0, i + 1) + "." + r.slice(i + 1) : r + Array(i - r.length + 2).join("0");
}
var no = {
	"%": (e, t) => (e * 100).toFixed(t),
	b: (e) => Math.round(e).toString(2),
	c: (e) => e + "",
	d: Wa,
	e: (e, t) => e.toExponential(t),
	f: (e, t) => e.toFixed(t),
	g: (e, t) => e.toPrecision(t),
	o: (e) => Math.round(e).toString(8),
	p: (e, t) => to(e * 100, t),
	r: to,
	s: eo,
	X: (e) => Math.round(e).toString(16).toUpperCase(),
	x: (e) => Math.round(e).toString(16)
};
function ro(e) {
	return e;
}
var io = Array.prototype.map, ao = [
	"y",
	"z",
	"a",
	"f",
	"p",
	"n",
	"µ",
	"m",
	"",
	"k",
	"M",
	"G",
	"T",
	"P",
	"E",
	"Z",
	"Y"
];
function oo(e) {
	var t = e.grouping === void 0 || e.thousands === void 0 ? ro : qa(io.call(e.grouping, Number), e.thousands + ""), n = e.currency === void 0 ? "" : e.currency[0] + "", r = e.currency === void 0 ? "" : e.currency[1] + "", i = e.decimal === void 0 ? "." : e.decimal + "", a = e.numerals === void 0 ? ro : Ja(io.call(e.numerals, String)), o = e.percent === void 0 ? "%" : e.percent + "", s = e.minus === void 0 ? "−" : e.minus + "", c = e.nan === void 0 ? "NaN" : e.nan + "";
	function l(e, l) {
		e = Xa(e);
		var u = e.fill, d = e.align, f = e.sign, p = e.symbol, m = e.zero, h = e.width, g = e.comma, _ = e.precision, v = e.trim, y = e.type;
		y === "n" ? (g = !0, y = "g") : no[y] || (_ === void 0 && (_ = 12), v = !0, y = "g"), (m || u === "0" && d === "=") && (m = !0, u = "0", d = "=");
		var b = (l && l.prefix !== void 0 ? l.prefix : "") + (p === "$" ? n : p === "#" && /[boxX]/.test(y) ? "0" + y.toLowerCase() : ""), x = (p === "$" ? r : /[%p]/.test(y) ? o : "") + (l && l.suffix !== void 0 ? l.suffix : ""), S = no[y], C = /[defgprs%]/.test(y);
		_ = _ === void 0 ? 6 : /[gprs]/.test(y) ? Math.max(1, Math.min(21, _)) : Math.max(0, Math.min(20, _));
		function w(e) {
			var n = b, r = x, o, l, p;
			if (y === "c") r = S(e) + r, e = "";
			else {
				e = +e;
				var w = e < 0 || 1 / e < 0;
				if (e = isNaN(e) ? c : S(Math.abs(e), _), v && (e = Qa(e)), w && +e == 0 && f !== "+" && (w = !1), n = (w ? f === "(" ? f : s : f === "-" || f === "(" ? "" : f) + n, r = (y === "s" && !isNaN(e) && $a !== void 0 ? ao[8 + $a / 3] : "") + r + (w && f === "(" ? ")" : ""), C) {
					for (o = -1, l = e.length; ++o < l;) if (p = e.charCodeAt(o), 48 > p || p > 57) {
						r = (p === 46 ? i + e.slice(o + 1) : e.slice(o)) + r, e = e.slice(0, o);
						break;
					}
				}
			}
			g && !m && (e = t(e, Infinity));
			var T = n.length + e.length + r.length, E = T < h ? Array(h - T + 1).join(u) : "";
			switch (g && m && (e = t(E + e, E.length ? h - r.length : Infinity), E = ""), d) {
				case "<":
					e = n + e + r + E;
					break;
				case "=":
					e = n + E + e + r;
					break;
				case "^":
					e = E.slice(0, T = E.length >> 1) + n + e + r + E.slice(T);
					break;
				default: e = E + n + e + r;
			}
			return a(e);
		}
		return w.toString = function() {
			return e + "";
		}, w;
	}
	function u(e, t) {
		var n = Math.max(-8, Math.min(8, Math.floor(Ka(t) / 3))) * 3, r = 10 ** -n, i = l((e = Xa(e), e.type = "f", e), { suffix: ao[8 + n / 3] });
		return function(e) {
			return i(r * e);
		};
	}
	return {
		format: l,
		formatPrefix: u
	};
}
var so, co;
lo({
	thousands: ",",
	grouping: [3],
	currency: ["$", ""]
});
function lo(e) {
	return so = oo(e), co = so.format, so.formatPrefix, so;
}
// src/explore/format.ts
var uo = co(".3~r"), fo = co(".2~r"), po = co(".2~e");
function mo(e) {
	return Number.isNaN(e) ? "NaN" : e !== 0 && Math.abs(e) < .01 ? "<1 %" : `${Math.round(e * 100)} %`.replace("-", "−");
}
function ho(e) {
	return e < 0 && e > -.01 ? `−${mo(e)}` : mo(e);
}
function go(e, t) {
	let n = t(e);
	return e > 0 && !n.startsWith("<") ? `+${n}` : n;
}
function $(e) {
	if (e == null) return "–";
	let t = typeof e == "string" ? Number(e) : e;
	if (Number.isNaN(t)) return "NaN";
	if (!Number.isFinite(t)) return t > 0 ? "∞" : "−∞";
	let n = Math.abs(t);
	return (n !== 0 && (n < .001 || n >= 1e5) ? po(t) : uo(t)).replaceAll("-", "−");
}
function _o(e) {
	return e === null || Number.isNaN(e) ? "–" : (Math.abs(e) < .001 && e !== 0 ? "<.001" : fo(e)).replaceAll("-", "−");
}
function vo(e) {
	if (e === void 0) return "?";
	let t = e.replaceAll("\n", "⏎").trim();
	return t === "" ? "␣" : t.length > 24 ? `${t.slice(0, 23)}…` : t;
}
// src/explore/rows.ts
function yo(e, t) {
	if (e.positions) return e.positions.indexOf(t);
	let n = t - e.first_row;
	return n >= 0 && n < e.rows ? n : -1;
}
function bo(e, t) {
	return e.positions ? e.positions[t] ?? 0 : e.first_row + t;
}
function xo(e, t) {
	let n = e.tokens.length, r = t === "words" ? e.words : e.tokens.map((e, t) => t), i = new Int32Array(n);
	return r.forEach((e, t) => i.fill(t, e, r[t + 1] ?? n)), {
		starts: [...r, n],
		owner: i
	};
}
function So(e, t, n) {
	let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (a === -Infinity) continue;
		let o = n.owner[i + t];
		o !== void 0 && (r[o] = r[o] === -Infinity ? a : r[o] + a);
	}
	return r;
}
function Co(e, t, n = () => !1) {
	let r = [];
	for (let i = 0; i < e.length; i++) {
		let a = e[i];
		if (!(a > 0) || n(i) || r.length === t && a <= e[r[t - 1]]) continue;
		let o = r.length;
		for (; o > 0 && e[r[o - 1]] < a;) o--;
		r.splice(o, 0, i), r.length > t && r.pop();
	}
	return r;
}
// src/explore/AnswerView.svelte
var wo = /* @__PURE__ */ K("<!> <!>", 1), To = /* @__PURE__ */ K("<span> </span>"), Eo = /* @__PURE__ */ K("<tr><td class=\"svelte-1my8hvw\"><button class=\"svelte-1my8hvw\"> </button> <span></span> <!></td><td class=\"number svelte-1my8hvw\"> </td><td class=\"number svelte-1my8hvw\"> </td></tr>"), Do = /* @__PURE__ */ K("<p class=\"note\"><span class=\"swatch svelte-1my8hvw\"></span> <span class=\"swatch against svelte-1my8hvw\"></span> </p>"), Oo = /* @__PURE__ */ K(" <!>", 1), ko = /* @__PURE__ */ K("<p class=\"note\" data-testid=\"trusted\"><b> </b> </p> <table class=\"strongest svelte-1my8hvw\"><caption> </caption><thead><tr><th scope=\"col\" class=\"svelte-1my8hvw\"> </th><th scope=\"col\" class=\"svelte-1my8hvw\"> </th><th scope=\"col\" class=\"svelte-1my8hvw\"> </th></tr></thead><tbody></tbody></table> <!> <p class=\"note\"> </p> <p class=\"note\" data-testid=\"proof\"><!></p>", 1);
function Ao(e, t) {
	Ve(t, !0);
	let n = Q(t, "place", 7), r = Q(t, "side", 3, ""), i = Q(t, "first", 3, !0), a = /* @__PURE__ */ N(() => Yi.t.explore), o = ["query", "key"], s = /* @__PURE__ */ F(null), c = /* @__PURE__ */ F(""), l = /* @__PURE__ */ F(!1), u = /* @__PURE__ */ F(!1), d = /* @__PURE__ */ F(null), f = null, p = /* @__PURE__ */ F(null), m = /* @__PURE__ */ N(() => n().info.attribution), h = /* @__PURE__ */ N(() => n().info.streams[n().info.main]), g = /* @__PURE__ */ N(() => xo(W(h), n().by)), _ = /* @__PURE__ */ N(() => n().answer ?? (W(s) ? [W(s).answer.first, W(s).answer.stop] : null)), v = /* @__PURE__ */ N(() => {
		if (!W(_)) return [];
		let [e, t] = [W(g).owner[W(_)[0]] ?? 0, W(g).owner[W(_)[1] - 1] ?? 0];
		return Array.from({ length: t - e + 1 }, (t, n) => e + n);
	}), y = /* @__PURE__ */ N(() => [...W(s)?.spans ?? []].sort((e, t) => Math.abs(Number(t.part)) - Math.abs(Number(e.part))).filter((e, t) => t < 8 || E(e.first))), b = /* @__PURE__ */ N(() => {
		if (!W(s)) return null;
		let e = new Float32Array(W(h).tokens.length).fill(-Infinity);
		for (let t of W(s).spans) e.fill(Number(t.part), t.first, t.stop);
		return W(s).spans.every((e) => e.stop - e.first === 1) ? So(e, 0, W(g)) : Float32Array.from(W(g).starts.slice(0, -1), (t) => e[t]);
	}), x = /* @__PURE__ */ N(() => Math.abs(Number(W(y)[0]?.part ?? 0)) || 1), S = /* @__PURE__ */ N(() => W(y).some((e) => Number(e.part) < 0)), C = /* @__PURE__ */ N(() => W(s) ? W(a).cameFrom(T(W(s).answer.text, 60)) : W(a).cameFromAnswer), w = /* @__PURE__ */ N(() => W(s) ? `${W(a).byMethod(W(s).by)} · ${W(s).kind} · ${W(s).source}` : "");
	function T(e, t) {
		let n = e.replace(/\s+/g, " ").trim();
		return n.length > t ? `${n.slice(0, t - 1)}…` : n;
	}
	function E(e) {
		return W(s)?.verified?.find((t) => t.first === e);
	}
	let D = null;
	B(() => {
		let { default: e, lacks: r } = W(m), i = {
			answer: n().answer?.join(",") ?? "",
			spans: n().spans,
			by: n().method || e
		}, a = n().verify && !r, o = t.source;
		D?.abort();
		let d = D = new AbortController(), f = setTimeout(() => I(l, !0), 250), p = setTimeout(async () => {
			try {
				if (I(s, await o.attribution({
					...i,
					verify: 0
				}, d.signal)), I(c, ""), sr(() => ee(!1)), !a) return;
				I(u, !0);
				for (let e = 1; e <= 3 && (W(s).verified ?? []).length === e - 1; e++) I(s, await o.attribution({
					...i,
					verify: e
				}, d.signal));
				sr(() => ee(!0));
			} catch (e) {
				if (e.name === "AbortError") return;
				I(c, e.message, !0);
			} finally {
				clearTimeout(f), D === d && I(l, I(u, !1), !0);
			}
		}, n().answer ? 120 : 0);
		return () => [f, p].forEach(clearTimeout);
	}), B(() => () => D?.abort());
	function ee(e) {
		if (!i() || !W(s)) return;
		let n = e ? W(s).verified.map((e) => `${T(W(y).find((t) => t.first === e.first)?.text ?? "", 40)} ${e.said}`) : W(y).slice(0, 3).map((e) => `${T(e.text, 40)} ${ho(Number(e.part))}`);
		t.say(`${W(C)} ${n.join("; ") || W(a).nothing}`);
	}
	function O(e, r) {
		if (!t.source.live) return;
		r ? f ??= W(v)[0] ?? e : f = e, I(p, e, !0);
		let [i, a] = [Math.min(f, e), Math.max(f, e)];
		n().answer = [W(g).starts[i], W(g).starts[a + 1]];
	}
	function te() {
		f = I(p, null), n().answer = null;
	}
	function ne() {
		let { answer: e, spans: t, verified: i, ...a } = W(s), o = (e) => {
			let t = E(e);
			return i ? [t ? Number(t.effect) : null, t ? t.holds : null] : [];
		};
		return {
			about: {
				question: W(C),
				model: n().info.model,
				side: r() || void 0,
				...a,
				answer: e,
				verified: i ?? void 0
			},
			columns: [
				"first_token",
				"last_token",
				"span",
				"score",
				"part",
				...i ? ["cut_off", "holds"] : []
			],
			rows: t.map((e) => [
				e.first,
				e.stop - 1,
				e.text,
				Number(e.score),
				Number(e.part),
				...o(e.first)
			])
		};
	}
	{
		let f = /* @__PURE__ */ N(() => W(s)?.by ?? ""), _ = /* @__PURE__ */ N(() => n().spans), D = /* @__PURE__ */ N(() => W(s) && ne);
		Ua(e, {
			get title() {
				return W(C);
			},
			get facts() {
				return W(w);
			},
			get name() {
				return `answer-${W(f) ?? ""}-${W(_) ?? ""}`;
			},
			get side() {
				return r();
			},
			get problem() {
				return W(c);
			},
			get numbers() {
				return W(D);
			},
			children: (e, r) => {
				var c = wo(), f = rn(c), _ = (e) => {
					var r = wo(), i = rn(r), a = (e) => {
						ha(e, { get place() {
							return n();
						} });
					};
					Y(i, (e) => {
						n().info.begin.ask || e(a);
					}), da(z(i, 2), {
						get place() {
							return n();
						},
						get live() {
							return t.source.live;
						},
						whole: te
					}), q(e, r);
				};
				Y(f, (e) => {
					i() && e(_);
				});
				var C = z(f, 2);
				{
					let e = (e) => {
						var t = Er(), r = rn(t), i = (e) => {
							var t = ko(), r = rn(t), i = L(r), o = R(i, !0), c = z(i);
							M(r);
							var l = z(r, 2), f = L(l), p = R(f, !0), h = z(f), _ = L(h), v = L(_), b = R(v, !0), C = z(v), w = R(C, !0), D = R(z(C), !0);
							M(_), M(h);
							var ee = z(h);
							X(ee, 21, () => W(y), (e) => e.first, (e, t) => {
								let n = /* @__PURE__ */ N(() => E(W(t).first));
								var r = Eo(), i = L(r), a = L(i), o = R(a, !0), s = z(a, 2);
								let c, l;
								var u = z(s, 2), f = (e) => {
									var t = To();
									let r;
									var i = R(t, !0);
									V(() => {
										r = fi(t, 1, "verdict svelte-1my8hvw", null, r, { holds: W(n).holds }), J(i, W(n).said);
									}), q(e, t);
								};
								Y(u, (e) => {
									W(n) && e(f);
								}), M(i);
								var p = z(i), m = R(p, !0), h = R(z(p), !0);
								M(r), V((e, t, n, r, i) => {
									J(o, e), c = fi(s, 1, "bar svelte-1my8hvw", null, c, { against: t }), l = mi(s, "", l, { width: n }), J(m, r), J(h, i);
								}, [
									() => T(W(t).text, 90) || "␣",
									() => Number(W(t).part) < 0,
									() => `${100 * Math.abs(Number(W(t).part)) / W(x)}%`,
									() => $(W(t).score),
									() => ho(Number(W(t).part))
								]), G("click", a, () => W(d)?.show(W(g).owner[W(t).first] ?? 0)), q(e, r);
							}), M(ee), M(l);
							var O = z(l, 2), te = (e) => {
								var t = Do(), n = z(L(t)), r = z(n, 2, !0);
								M(t), V(() => {
									J(n, `${W(a).forIt ?? ""} `), J(r, W(a).againstIt);
								}), q(e, t);
							};
							Y(O, (e) => {
								W(S) && e(te);
							});
							var ne = z(O, 2), re = R(ne), ie = z(ne, 2), ae = L(ie), k = (e) => {
								var t = Tr();
								V(() => J(t, W(a).cutting)), q(e, t);
							}, oe = (e) => {
								var t = Tr();
								V(() => J(t, W(a).cutOffSays)), q(e, t);
							}, se = (e) => {
								var t = Oo(), n = rn(t, !0), r = z(n), i = (e) => {
									var t = Tr();
									V(() => J(t, ` ${W(a).noKnockout[W(m).lacks] ?? ""}`)), q(e, t);
								};
								Y(r, (e) => {
									W(m).lacks && e(i);
								}), V(() => J(n, W(a).noProof)), q(e, t);
							};
							Y(ae, (e) => {
								W(u) ? e(k) : W(s).verified ? e(oe, 1) : e(se, -1);
							}), M(ie), V((e) => {
								J(o, W(a).howFar), J(c, ` ${W(s).trusted ?? ""}.`), J(p, e), J(b, W(a).span[n().spans]), J(w, W(s).unit), J(D, W(a).part), J(re, `${W(s).by ?? ""}: ${W(s).what ?? ""}.`);
							}, [() => W(a).firstSpans(Math.min(W(y).length, W(s).spans.length), W(s).spans.length, W(a).cutInto[n().spans])]), q(e, t);
						};
						Y(r, (e) => {
							W(s) && e(i);
						}), q(e, t);
					}, r = /* @__PURE__ */ N(() => t.source.live ? W(a).answerLabel : W(a).answerShown), i = /* @__PURE__ */ N(() => W(p) ?? W(v)[W(v).length - 1] ?? 0);
					xa(C, {
						get stream() {
							return W(h);
						},
						get units() {
							return W(g);
						},
						get values() {
							return W(b);
						},
						most: 1,
						get chosen() {
							return W(v);
						},
						get roles() {
							return o;
						},
						get busy() {
							return W(l);
						},
						get label() {
							return W(r);
						},
						get at() {
							return W(i);
						},
						choose: O,
						move: O,
						release: te,
						wide: !0,
						get running() {
							return W(d);
						},
						set running(e) {
							I(d, e);
						},
						aside: e,
						$$slots: { aside: !0 }
					});
				}
				q(e, c);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr(["click"]);
// src/explore/Bars.svelte
var jo = /* @__PURE__ */ wr("<rect><title> </title></rect>"), Mo = /* @__PURE__ */ K("<figure class=\"svelte-19cr64x\"><figcaption class=\"svelte-19cr64x\"><b> </b> </figcaption> <svg preserveAspectRatio=\"none\" role=\"img\" class=\"svelte-19cr64x\"><line x1=\"0\" class=\"svelte-19cr64x\"></line><!></svg></figure>");
function No(e, t) {
	Ve(t, !0);
	let n = Q(t, "most", 3, 0), r = /* @__PURE__ */ N(() => n() || Math.max(1e-12, ...t.values.map(Math.abs))), i = /* @__PURE__ */ N(() => 320 / t.values.length), a = (e) => t.role === "signed" ? e < 0 ? "var(--output-fill)" : "var(--value-fill)" : t.role === "query" ? "var(--query)" : `var(--${t.role}-fill)`;
	var o = Mo(), s = L(o), c = L(s), l = R(c, !0), u = z(c);
	M(s);
	var d = z(s, 2);
	Z(d, "viewBox", "0 0 320 34");
	var f = L(d);
	Z(f, "x2", 320), Z(f, "y1", 17), Z(f, "y2", 17), X(z(f), 17, () => t.values, Vr, (e, t, n) => {
		let o = /* @__PURE__ */ N(() => Math.min(1, Math.abs(W(t)) / W(r)) * 16);
		var s = jo(), c = R(L(s));
		M(s), V((e, r, a) => {
			Z(s, "x", n * W(i) + W(i) * .1), Z(s, "width", W(i) * .8), Z(s, "y", W(t) < 0 ? 17 : 17 - W(o)), Z(s, "height", e), Z(s, "fill", r), J(c, `${n}: ${a ?? ""}`);
		}, [
			() => Math.max(.4, W(o)),
			() => a(W(t)),
			() => $(W(t))
		]), q(e, s);
	}), M(d), M(o), V((e) => {
		J(l, t.letter), J(u, ` ${t.label ?? ""}`), Z(d, "aria-label", `${t.label ?? ""}: ${e ?? ""}${t.values.length > 8 ? " …" : ""}`);
	}, [() => t.values.slice(0, 8).map($).join(", ")]), q(e, o), He();
}
// src/explore/Cell.svelte
var Po = /* @__PURE__ */ K("<li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\"> </p><p class=\"why svelte-1gi2ppv\"> </p></li>"), Fo = /* @__PURE__ */ K("<li class=\"masked svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3><p class=\"big svelte-1gi2ppv\">−∞</p><p class=\"why svelte-1gi2ppv\"> </p></li>"), Io = /* @__PURE__ */ K("<br/> ", 1), Lo = /* @__PURE__ */ K("<li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <p class=\"big added svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li>"), Ro = /* @__PURE__ */ K("<li><button><span> </span> <span class=\"track svelte-1gi2ppv\"><span class=\"fill svelte-1gi2ppv\"></span></span> <span class=\"number svelte-1gi2ppv\"> </span></button></li>"), zo = /* @__PURE__ */ K("<ol class=\"steps svelte-1gi2ppv\"><li class=\"wide svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <!> <!> <!> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"> </p></li> <!> <!> <!> <li class=\"svelte-1gi2ppv\"><h3 class=\"svelte-1gi2ppv\"> </h3> <p class=\"big weight svelte-1gi2ppv\"> </p> <p class=\"why svelte-1gi2ppv\"><!> <!> <!></p></li> <!></ol> <h3 class=\"rest svelte-1gi2ppv\"> </h3> <ul class=\"others svelte-1gi2ppv\"></ul>", 1), Bo = /* @__PURE__ */ K("<div role=\"group\" tabindex=\"0\" data-testid=\"cell\"><p class=\"pair svelte-1gi2ppv\"><label class=\"query\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label> <span aria-hidden=\"true\">→</span> <label class=\"key\"> <input type=\"number\" data-screen=\"\" class=\"svelte-1gi2ppv\"/> <strong class=\"svelte-1gi2ppv\"> </strong></label></p> <!></div>");
function Vo(e, t) {
	Ve(t, !0);
	let n = Q(t, "side", 3, ""), r = Q(t, "first", 3, !0), i = /* @__PURE__ */ N(() => Yi.t.explore), a = /* @__PURE__ */ F(null), o = /* @__PURE__ */ F(""), s = /* @__PURE__ */ N(() => t.place.asks.tokens), c = /* @__PURE__ */ N(() => t.place.answers.tokens), l = /* @__PURE__ */ N(() => typeof t.place.head == "number");
	B(() => {
		let [e, n, s] = [
			t.place.heads,
			t.place.query,
			t.place.key
		];
		if (!W(l)) {
			I(a, null), I(o, W(i).oneHead, !0);
			return;
		}
		let c = new AbortController();
		return t.source.cell(e, n, s, c.signal).then((e) => {
			I(a, e), I(o, ""), r() && t.say(u(e));
		}, (e) => {
			e.name !== "AbortError" && I(o, e.message, !0);
		}), () => c.abort();
	});
	function u(e) {
		return e.hidden ? `${vo(W(s)[t.place.query])} → ${vo(W(c)[t.place.key])}: ${W(i).hiddenByMask}` : `${vo(W(s)[t.place.query])} → ${vo(W(c)[t.place.key])}: ${W(i).score} ${$(e.score)}, ${W(i).share} ${$(e.weight)}`;
	}
	let d = /* @__PURE__ */ N(() => W(a) && W(a).score_name.startsWith("q·k") ? W(a).query.map((e, t) => e * W(a).key[t]) : null), f = (e) => Number(e).toFixed(4).replace("-", "−");
	function p(e, n) {
		n === "key" ? t.place.go({ key: t.place.key + e }) : t.place.go({ queries: [t.place.query + e] });
	}
	function m(e) {
		let t = {
			ArrowLeft: [-1, "key"],
			ArrowRight: [1, "key"],
			ArrowUp: [-1, "query"],
			ArrowDown: [1, "query"]
		}[e.key];
		!t || e.altKey || e.ctrlKey || e.metaKey || e.target.tagName === "INPUT" || (e.preventDefault(), p(...t));
	}
	function h(e, n) {
		let r = Number(e.currentTarget.value);
		Number.isInteger(r) && t.place.go(n === "key" ? { key: r } : { queries: [r] });
	}
	function g() {
		let e = W(a), r = (e, t) => e?.[t] ?? null, o = Math.max(e.query.length, e.value?.length ?? 0);
		return {
			about: {
				question: W(i).cellTitle,
				model: t.place.info.model,
				heads: t.place.heads,
				side: n() || void 0,
				...e,
				query_token: t.place.query,
				key_token: t.place.key
			},
			columns: [
				"dimension",
				"query",
				"key",
				"product",
				"value",
				"handed_over"
			],
			rows: Array.from({ length: o }, (t, n) => [
				n,
				r(e.query, n),
				r(e.key, n),
				W(d)?.[n] ?? null,
				r(e.value, n),
				r(e.handed, n)
			])
		};
	}
	{
		let r = /* @__PURE__ */ N(() => W(a) && g);
		Ua(e, {
			get title() {
				return W(i).cellTitle;
			},
			get facts() {
				return `${t.where ?? ""} · ${W(i).measured ?? ""}`;
			},
			get name() {
				return `cell-${t.place.heads ?? ""}-${t.place.query ?? ""}-${t.place.key ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return W(o);
			},
			get numbers() {
				return W(r);
			},
			children: (e, n) => {
				var r = Bo(), o = L(r), u = L(o), p = L(u), g = z(p);
				Ei(g);
				var _ = R(z(g, 2), !0);
				M(u);
				var y = z(u, 4), b = L(y), x = z(b);
				Ei(x);
				var S = R(z(x, 2), !0);
				M(y), M(o);
				var C = z(o, 2), w = (e) => {
					var n = zo(), r = rn(n), o = L(r), l = L(o), u = R(l, !0), p = z(l, 2);
					No(p, {
						get label() {
							return W(i).qVector;
						},
						get values() {
							return W(a).query;
						},
						role: "query",
						letter: "Q"
					});
					var m = z(p, 2);
					No(m, {
						get label() {
							return W(i).kVector;
						},
						get values() {
							return W(a).key;
						},
						role: "key",
						letter: "K"
					});
					var h = z(m, 2), g = (e) => {
						No(e, {
							get label() {
								return W(i).products;
							},
							get values() {
								return W(d);
							},
							role: "signed",
							letter: "×"
						});
					};
					Y(h, (e) => {
						W(d) && e(g);
					});
					var _ = z(h, 2), y = R(_, !0), b = R(z(_, 2), !0);
					M(o);
					var x = z(o, 2), S = L(x), C = R(S), w = z(S, 2), T = R(w, !0), E = R(z(w, 2));
					M(x);
					var D = z(x, 2), ee = (e) => {
						var t = Po(), n = L(t), r = R(n, !0), o = z(n), s = R(o, !0), c = R(z(o));
						M(t), V((e, t, n) => {
							J(r, W(i).cap), J(s, e), J(c, `${t ?? ""} · tanh(s / ${n ?? ""})`);
						}, [
							() => $(W(a).capped),
							() => $(W(a).softcap),
							() => $(W(a).softcap)
						]), q(e, t);
					};
					Y(D, (e) => {
						W(a).softcap !== null && e(ee);
					});
					var O = z(D, 2), te = (e) => {
						var t = Po(), n = L(t), r = R(n), o = z(n), s = R(o, !0), c = R(z(o));
						M(t), V((e, t, n) => {
							J(r, `+ ${W(i).bias ?? ""}`), J(s, e), J(c, `${t ?? ""}${n ?? ""}`);
						}, [
							() => $(W(a).score),
							() => Number(W(a).bias) < 0 ? "" : "+",
							() => $(W(a).bias)
						]), q(e, t);
					};
					Y(O, (e) => {
						W(a).bias !== null && e(te);
					});
					var ne = z(O, 2), re = (e) => {
						var t = Fo(), n = L(t), r = R(n, !0), a = R(z(n, 2), !0);
						M(t), V(() => {
							J(r, W(i).mask), J(a, W(i).hiddenByMask);
						}), q(e, t);
					};
					Y(ne, (e) => {
						W(a).hidden && e(re);
					});
					var ie = z(ne, 2), ae = L(ie), k = R(ae, !0), oe = z(ae, 2), se = R(oe, !0), ce = z(oe, 2), le = L(ce), ue = (e) => {
						var t = Tr();
						V((e, n) => J(t, `exp(${e ?? ""} − ${n ?? ""})`), [() => f(W(a).score), () => f(W(a).state)]), q(e, t);
					};
					Y(le, (e) => {
						W(a).normalizer === "softmax" && W(a).state !== null && e(ue);
					});
					var de = z(le), fe = z(de), pe = (e) => {
						var t = Tr();
						V((e) => J(t, `, ${e ?? ""}`), [() => W(i).rankIs(W(a).rank + 1)]), q(e, t);
					};
					Y(fe, (e) => {
						W(a).hidden || e(pe);
					});
					var me = z(fe, 2), he = (e) => {
						var t = Io(), n = z(rn(t));
						V((e) => J(n, `${W(i).sinkLogit ?? ""} ${e ?? ""}`), [() => $(W(a).sink)]), q(e, t);
					};
					Y(me, (e) => {
						W(a).sink !== null && e(he);
					}), M(ce), M(ie);
					var ge = z(ie, 2), _e = (e) => {
						var t = Lo(), n = L(t), r = R(n, !0), o = z(n, 2);
						No(o, {
							get label() {
								return W(i).vVector;
							},
							get values() {
								return W(a).value;
							},
							role: "value",
							letter: "V"
						});
						var s = z(o, 2);
						{
							let e = /* @__PURE__ */ N(() => Math.max(...W(a).value.map(Math.abs)));
							No(s, {
								get label() {
									return W(i).handed;
								},
								get values() {
									return W(a).handed;
								},
								role: "value",
								letter: "w·V",
								get most() {
									return W(e);
								}
							});
						}
						var c = z(s, 2), l = R(c, !0), u = R(z(c, 2), !0);
						M(t), V((e) => {
							J(r, W(i).shareTimesValue), J(l, e), J(u, W(a).through_output_weight ? W(i).lengthThrough : W(i).lengthPlain);
						}, [() => $(W(a).length)]), q(e, t);
					};
					Y(ge, (e) => {
						W(a).value && e(_e);
					}), M(r);
					var A = z(r, 2), ve = R(A, !0), j = z(A, 2);
					X(j, 21, () => W(a).others, ([e, t]) => t, (e, n) => {
						var r = /* @__PURE__ */ N(() => v(W(n), 2));
						let i = () => W(r)[0], a = () => W(r)[1];
						var o = Ro(), s = L(o);
						let l;
						var u = L(s), d = R(u, !0), f = z(u, 2), p = L(f);
						let m;
						M(f);
						var h = R(z(f, 2), !0);
						M(s), M(o), V((e, n, r) => {
							Z(s, "aria-current", a() === t.place.key), l = fi(s, 1, "svelte-1gi2ppv", null, l, { here: a() === t.place.key }), J(d, e), m = mi(p, "", m, { width: n }), J(h, r);
						}, [
							() => vo(W(c)[a()]),
							() => `${100 * Math.min(1, Math.max(0, i()))}%`,
							() => mo(i())
						]), G("click", s, () => t.place.go({ key: a() })), q(e, o);
					}), M(j), V((e, t, n, r, o, s, c, l, d) => {
						J(u, e), J(y, t), J(b, n), J(C, `× ${W(i).scaleStep ?? ""}`), J(T, r), J(E, `× ${o ?? ""}${s ?? ""}`), J(k, W(a).normalizer), J(se, c), J(de, ` ${l ?? ""}`), J(ve, d);
					}, [
						() => W(a).score_name.replace("q", "Q").replace("k", "K"),
						() => $(W(a).similarity),
						() => W(d) ? W(i).sumOfProducts(W(a).query.length) : W(a).score_name,
						() => $(W(a).scaled),
						() => $(W(a).scale),
						() => Math.abs(W(a).scale - 1 / Math.sqrt(W(a).query.length)) < 1e-9 ? ` = 1/√${W(a).query.length}` : "",
						() => $(W(a).weight),
						() => W(i).overKeys(W(a).visible),
						() => W(i).rowTitle(vo(W(s)[t.place.query]))
					]), q(e, n);
				};
				Y(C, (e) => {
					W(a) && W(l) && e(w);
				}), M(r), V((e, n, a, o) => {
					Z(r, "aria-label", W(i).cellLabel), J(p, `${W(i).queryOf ?? ""} `), Z(g, "min", e), Z(g, "max", n), Di(g, t.place.query), J(_, a), J(b, `${W(i).keyOf ?? ""} `), Z(x, "min", t.place.of.first_key), Z(x, "max", t.place.of.first_key + t.place.of.keys - 1), Di(x, t.place.key), J(S, o);
				}, [
					() => bo(t.place.of, 0),
					() => bo(t.place.of, t.place.of.rows - 1),
					() => vo(W(s)[t.place.query]),
					() => vo(W(c)[t.place.key])
				]), G("keydown", r, m), G("change", g, (e) => h(e, "query")), G("change", x, (e) => h(e, "key")), q(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr([
	"keydown",
	"change",
	"click"
]);
// node_modules/svelte/src/easing/index.js
function Ho(e) {
	let t = e - 1;
	return t * t * t + 1;
}
// node_modules/svelte/src/animate/index.js
function Uo(e, { from: t, to: n }, r = {}) {
	var { delay: i = 0, duration: a = (e) => Math.sqrt(e) * 120, easing: o = Ho } = r, s = getComputedStyle(e), c = s.transform === "none" ? "" : s.transform, [l, u] = s.transformOrigin.split(" ").map(parseFloat);
	l /= e.clientWidth, u /= e.clientHeight;
	var d = Wo(e), f = e.clientWidth / n.width / d, p = e.clientHeight / n.height / d, m = t.left + t.width * l, h = t.top + t.height * u, g = n.left + n.width * l, _ = n.top + n.height * u, v = (m - g) * f, y = (h - _) * p, b = t.width / n.width, x = t.height / n.height;
	return {
		delay: i,
		duration: typeof a == "function" ? a(Math.sqrt(v * v + y * y)) : a,
		easing: o,
		css: (e, t) => `transform: ${c} translate(${t * v}px, ${t * y}px) scale(${e + t * b}, ${e + t * x});`
	};
}
function Wo(e) {
	if ("currentCSSZoom" in e) return e.currentCSSZoom;
	for (var t = e, n = 1; t !== null;) n *= +getComputedStyle(t).zoom, t = t.parentElement;
	return n;
}
// node_modules/d3-scale-chromatic/src/colors.js
function Go(e) {
	for (var t = e.length / 6 | 0, n = Array(t), r = 0; r < t;) n[r] = "#" + e.slice(r * 6, ++r * 6);
	return n;
}
// node_modules/d3-color/dist/d3-color.mjs
function Ko(e, t, n) {
	e.prototype = t.prototype = n, n.constructor = e;
}
function qo(e, t) {
	var n = Object.create(e.prototype);
	for (var r in t) n[r] = t[r];
	return n;
}
function Jo() {}
var Yo = .7, Xo = 1 / Yo, Zo = "\\s*([+-]?\\d+)\\s*", Qo = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*", $o = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*", es = /^#([0-9a-f]{3,8})$/, ts = RegExp(`^rgb\\(${Zo},${Zo},${Zo}\\)$`), ns = RegExp(`^rgb\\(${$o},${$o},${$o}\\)$`), rs = RegExp(`^rgba\\(${Zo},${Zo},${Zo},${Qo}\\)$`), is = RegExp(`^rgba\\(${$o},${$o},${$o},${Qo}\\)$`), as = RegExp(`^hsl\\(${Qo},${$o},${$o}\\)$`), os = RegExp(`^hsla\\(${Qo},${$o},${$o},${Qo}\\)$`), ss = {
	aliceblue: 15792383,
	antiquewhite: 16444375,
	aqua: 65535,
	aquamarine: 8388564,
	azure: 15794175,
	beige: 16119260,
	bisque: 16770244,
	black: 0,
	blanchedalmond: 16772045,
	blue: 255,
	blueviolet: 9055202,
	brown: 10824234,
	burlywood: 14596231,
	cadetblue: 6266528,
	chartreuse: 8388352,
	chocolate: 13789470,
	coral: 16744272,
	cornflowerblue: 6591981,
	cornsilk: 16775388,
	crimson: 14423100,
	cyan: 65535,
	darkblue: 139,
	darkcyan: 35723,
	darkgoldenrod: 12092939,
	darkgray: 11119017,
	darkgreen: 25600,
	darkgrey: 11119017,
	darkkhaki: 12433259,
	darkmagenta: 9109643,
	darkolivegreen: 5597999,
	darkorange: 16747520,
	darkorchid: 10040012,
	darkred: 9109504,
	darksalmon: 15308410,
	darkseagreen: 9419919,
	darkslateblue: 4734347,
	darkslategray: 3100495,
	darkslategrey: 3100495,
	darkturquoise: 52945,
	darkviolet: 9699539,
	deeppink: 16716947,
	deepskyblue: 49151,
	dimgray: 6908265,
	dimgrey: 6908265,
	dodgerblue: 2003199,
	firebrick: 11674146,
	floralwhite: 16775920,
	forestgreen: 2263842,
	fuchsia: 16711935,
	gainsboro: 14474460,
	ghostwhite: 16316671,
	gold: 16766720,
	goldenrod: 14329120,
	gray: 8421504,
	green: 32768,
	greenyellow: 11403055,
	grey: 8421504,
	honeydew: 15794160,
	hotpink: 16738740,
	indianred: 13458524,
	indigo: 4915330,
	ivory: 16777200,
	khaki: 15787660,
	lavender: 15132410,
	lavenderblush: 16773365,
	lawngreen: 8190976,
	lemonchiffon: 16775885,
	lightblue: 11393254,
	lightcoral: 15761536,
	lightcyan: 14745599,
	lightgoldenrodyellow: 16448210,
	lightgray: 13882323,
	lightgreen: 9498256,
	lightgrey: 13882323,
	lightpink: 16758465,
	lightsalmon: 16752762,
	lightseagreen: 2142890,
	lightskyblue: 8900346,
	lightslategray: 7833753,
	lightslategrey: 7833753,
	lightsteelblue: 11584734,
	lightyellow: 16777184,
	lime: 65280,
	limegreen: 3329330,
	linen: 16445670,
	magenta: 16711935,
	maroon: 8388608,
	mediumaquamarine: 6737322,
	mediumblue: 205,
	mediumorchid: 12211667,
	mediumpurple: 9662683,
	mediumseagreen: 3978097,
	mediumslateblue: 8087790,
	mediumspringgreen: 64154,
	mediumturquoise: 4772300,
	mediumvioletred: 13047173,
	midnightblue: 1644912,
	mintcream: 16121850,
	mistyrose: 16770273,
	moccasin: 16770229,
	navajowhite: 16768685,
	navy: 128,
	oldlace: 16643558,
	olive: 8421376,
	olivedrab: 7048739,
	orange: 16753920,
	orangered: 16729344,
	orchid: 14315734,
	palegoldenrod: 15657130,
	palegreen: 10025880,
	paleturquoise: 11529966,
	palevioletred: 14381203,
	papayawhip: 16773077,
	peachpuff: 16767673,
	peru: 13468991,
	pink: 16761035,
	plum: 14524637,
	powderblue: 11591910,
	purple: 8388736,
	rebeccapurple: 6697881,
	red: 16711680,
	rosybrown: 12357519,
	royalblue: 4286945,
	saddlebrown: 9127187,
	salmon: 16416882,
	sandybrown: 16032864,
	seagreen: 3050327,
	seashell: 16774638,
	sienna: 10506797,
	silver: 12632256,
	skyblue: 8900331,
	slateblue: 6970061,
	slategray: 7372944,
	slategrey: 7372944,
	snow: 16775930,
	springgreen: 65407,
	steelblue: 4620980,
	tan: 13808780,
	teal: 32896,
	thistle: 14204888,
	tomato: 16737095,
	turquoise: 4251856,
	violet: 15631086,
	wheat: 16113331,
	white: 16777215,
	whitesmoke: 16119285,
	yellow: 16776960,
	yellowgreen: 10145074
};
Ko(Jo, fs, {
	copy(e) {
		return Object.assign(new this.constructor(), this, e);
	},
	displayable() {
		return this.rgb().displayable();
	},
	hex: cs,
	formatHex: cs,
	formatHex8: ls,
	formatHsl: us,
	formatRgb: ds,
	toString: ds
});
function cs() {
	return this.rgb().formatHex();
}
function ls() {
	return this.rgb().formatHex8();
}
function us() {
	return Ts(this).formatHsl();
}
function ds() {
	return this.rgb().formatRgb();
}
function fs(e) {
	var t, n;
	return e = (e + "").trim().toLowerCase(), (t = es.exec(e)) ? (n = t[1].length, t = parseInt(t[1], 16), n === 6 ? ps(t) : n === 3 ? new _s(t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, (t & 15) << 4 | t & 15, 1) : n === 8 ? ms(t >> 24 & 255, t >> 16 & 255, t >> 8 & 255, (t & 255) / 255) : n === 4 ? ms(t >> 12 & 15 | t >> 8 & 240, t >> 8 & 15 | t >> 4 & 240, t >> 4 & 15 | t & 240, ((t & 15) << 4 | t & 15) / 255) : null) : (t = ts.exec(e)) ? new _s(t[1], t[2], t[3], 1) : (t = ns.exec(e)) ? new _s(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, 1) : (t = rs.exec(e)) ? ms(t[1], t[2], t[3], t[4]) : (t = is.exec(e)) ? ms(t[1] * 255 / 100, t[2] * 255 / 100, t[3] * 255 / 100, t[4]) : (t = as.exec(e)) ? ws(t[1], t[2] / 100, t[3] / 100, 1) : (t = os.exec(e)) ? ws(t[1], t[2] / 100, t[3] / 100, t[4]) : ss.hasOwnProperty(e) ? ps(ss[e]) : e === "transparent" ? new _s(NaN, NaN, NaN, 0) : null;
}
function ps(e) {
	return new _s(e >> 16 & 255, e >> 8 & 255, e & 255, 1);
}
function ms(e, t, n, r) {
	return r <= 0 && (e = t = n = NaN), new _s(e, t, n, r);
}
function hs(e) {
	return e instanceof Jo || (e = fs(e)), e ? (e = e.rgb(), new _s(e.r, e.g, e.b, e.opacity)) : new _s();
}
function gs(e, t, n, r) {
	return arguments.length === 1 ? hs(e) : new _s(e, t, n, r ?? 1);
}
function _s(e, t, n, r) {
	this.r = +e, this.g = +t, this.b = +n, this.opacity = +r;
}
Ko(_s, gs, qo(Jo, {
	brighter(e) {
		return e = e == null ? Xo : Xo ** +e, new _s(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Yo : Yo ** +e, new _s(this.r * e, this.g * e, this.b * e, this.opacity);
	},
	rgb() {
		return this;
	},
	clamp() {
		return new _s(Ss(this.r), Ss(this.g), Ss(this.b), xs(this.opacity));
	},
	displayable() {
		return -.5 <= this.r && this.r < 255.5 && -.5 <= this.g && this.g < 255.5 && -.5 <= this.b && this.b < 255.5 && 0 <= this.opacity && this.opacity <= 1;
	},
	hex: vs,
	formatHex: vs,
	formatHex8: ys,
	formatRgb: bs,
	toString: bs
}));
function vs() {
	return `#${Cs(this.r)}${Cs(this.g)}${Cs(this.b)}`;
}
function ys() {
	return `#${Cs(this.r)}${Cs(this.g)}${Cs(this.b)}${Cs((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
}
function bs() {
	let e = xs(this.opacity);
	return `${e === 1 ? "rgb(" : "rgba("}${Ss(this.r)}, ${Ss(this.g)}, ${Ss(this.b)}${e === 1 ? ")" : `, ${e})`}`;
}
function xs(e) {
	return isNaN(e) ? 1 : Math.max(0, Math.min(1, e));
}
function Ss(e) {
	return Math.max(0, Math.min(255, Math.round(e) || 0));
}
function Cs(e) {
	return e = Ss(e), (e < 16 ? "0" : "") + e.toString(16);
}
function ws(e, t, n, r) {
	return r <= 0 ? e = t = n = NaN : n <= 0 || n >= 1 ? e = t = NaN : t <= 0 && (e = NaN), new Ds(e, t, n, r);
}
function Ts(e) {
	if (e instanceof Ds) return new Ds(e.h, e.s, e.l, e.opacity);
	if (e instanceof Jo || (e = fs(e)), !e) return new Ds();
	if (e instanceof Ds) return e;
	e = e.rgb();
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = Math.min(t, n, r), a = Math.max(t, n, r), o = NaN, s = a - i, c = (a + i) / 2;
	return s ? (o = t === a ? (n - r) / s + (n < r) * 6 : n === a ? (r - t) / s + 2 : (t - n) / s + 4, s /= c < .5 ? a + i : 2 - a - i, o *= 60) : s = c > 0 && c < 1 ? 0 : o, new Ds(o, s, c, e.opacity);
}
function Es(e, t, n, r) {
	return arguments.length === 1 ? Ts(e) : new Ds(e, t, n, r ?? 1);
}
function Ds(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
Ko(Ds, Es, qo(Jo, {
	brighter(e) {
		return e = e == null ? Xo : Xo ** +e, new Ds(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Yo : Yo ** +e, new Ds(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = this.h % 360 + (this.h < 0) * 360, t = isNaN(e) || isNaN(this.s) ? 0 : this.s, n = this.l, r = n + (n < .5 ? n : 1 - n) * t, i = 2 * n - r;
		return new _s(As(e >= 240 ? e - 240 : e + 120, i, r), As(e, i, r), As(e < 120 ? e + 240 : e - 120, i, r), this.opacity);
	},
	clamp() {
		return new Ds(Os(this.h), ks(this.s), ks(this.l), xs(this.opacity));
	},
	displayable() {
		return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && 0 <= this.l && this.l <= 1 && 0 <= this.opacity && this.opacity <= 1;
	},
	formatHsl() {
		let e = xs(this.opacity);
		return `${e === 1 ? "hsl(" : "hsla("}${Os(this.h)}, ${ks(this.s) * 100}%, ${ks(this.l) * 100}%${e === 1 ? ")" : `, ${e})`}`;
	}
}));
function Os(e) {
	return e = (e || 0) % 360, e < 0 ? e + 360 : e;
}
function ks(e) {
	return Math.max(0, Math.min(1, e || 0));
}
function As(e, t, n) {
	return (e < 60 ? t + (n - t) * e / 60 : e < 180 ? n : e < 240 ? t + (n - t) * (240 - e) / 60 : t) * 255;
}
var js = Math.PI / 180, Ms = 180 / Math.PI, Ns = 18, Ps = .96422, Fs = 1, Is = .82521, Ls = 4 / 29, Rs = 6 / 29, zs = 3 * Rs * Rs, Bs = Rs * Rs * Rs;
function Vs(e) {
	if (e instanceof Us) return new Us(e.l, e.a, e.b, e.opacity);
	if (e instanceof Xs) return Zs(e);
	e instanceof _s || (e = hs(e));
	var t = qs(e.r), n = qs(e.g), r = qs(e.b), i = Ws((.2225045 * t + .7168786 * n + .0606169 * r) / Fs), a, o;
	return t === n && n === r ? a = o = i : (a = Ws((.4360747 * t + .3850649 * n + .1430804 * r) / Ps), o = Ws((.0139322 * t + .0971045 * n + .7141733 * r) / Is)), new Us(116 * i - 16, 500 * (a - i), 200 * (i - o), e.opacity);
}
function Hs(e, t, n, r) {
	return arguments.length === 1 ? Vs(e) : new Us(e, t, n, r ?? 1);
}
function Us(e, t, n, r) {
	this.l = +e, this.a = +t, this.b = +n, this.opacity = +r;
}
Ko(Us, Hs, qo(Jo, {
	brighter(e) {
		return new Us(this.l + Ns * (e ?? 1), this.a, this.b, this.opacity);
	},
	darker(e) {
		return new Us(this.l - Ns * (e ?? 1), this.a, this.b, this.opacity);
	},
	rgb() {
		var e = (this.l + 16) / 116, t = isNaN(this.a) ? e : e + this.a / 500, n = isNaN(this.b) ? e : e - this.b / 200;
		return t = Ps * Gs(t), e = Fs * Gs(e), n = Is * Gs(n), new _s(Ks(3.1338561 * t - 1.6168667 * e - .4906146 * n), Ks(-.9787684 * t + 1.9161415 * e + .033454 * n), Ks(.0719453 * t - .2289914 * e + 1.4052427 * n), this.opacity);
	}
}));
function Ws(e) {
	return e > Bs ? e ** (1 / 3) : e / zs + Ls;
}
function Gs(e) {
	return e > Rs ? e * e * e : zs * (e - Ls);
}
function Ks(e) {
	return 255 * (e <= .0031308 ? 12.92 * e : 1.055 * e ** (1 / 2.4) - .055);
}
function qs(e) {
	return (e /= 255) <= .04045 ? e / 12.92 : ((e + .055) / 1.055) ** 2.4;
}
function Js(e) {
	if (e instanceof Xs) return new Xs(e.h, e.c, e.l, e.opacity);
	if (e instanceof Us || (e = Vs(e)), e.a === 0 && e.b === 0) return new Xs(NaN, 0 < e.l && e.l < 100 ? 0 : NaN, e.l, e.opacity);
	var t = Math.atan2(e.b, e.a) * Ms;
	return new Xs(t < 0 ? t + 360 : t, Math.sqrt(e.a * e.a + e.b * e.b), e.l, e.opacity);
}
function Ys(e, t, n, r) {
	return arguments.length === 1 ? Js(e) : new Xs(e, t, n, r ?? 1);
}
function Xs(e, t, n, r) {
	this.h = +e, this.c = +t, this.l = +n, this.opacity = +r;
}
function Zs(e) {
	if (isNaN(e.h)) return new Us(e.l, 0, 0, e.opacity);
	var t = e.h * js;
	return new Us(e.l, Math.cos(t) * e.c, Math.sin(t) * e.c, e.opacity);
}
Ko(Xs, Ys, qo(Jo, {
	brighter(e) {
		return new Xs(this.h, this.c, this.l + Ns * (e ?? 1), this.opacity);
	},
	darker(e) {
		return new Xs(this.h, this.c, this.l - Ns * (e ?? 1), this.opacity);
	},
	rgb() {
		return Zs(this).rgb();
	}
}));
var Qs = -.14861, $s = 1.78277, ec = -.29227, tc = -.90649, nc = 1.97294, rc = nc * tc, ic = nc * $s, ac = $s * ec - tc * Qs;
function oc(e) {
	if (e instanceof cc) return new cc(e.h, e.s, e.l, e.opacity);
	e instanceof _s || (e = hs(e));
	var t = e.r / 255, n = e.g / 255, r = e.b / 255, i = (ac * r + rc * t - ic * n) / (ac + rc - ic), a = r - i, o = (nc * (n - i) - ec * a) / tc, s = Math.sqrt(o * o + a * a) / (nc * i * (1 - i)), c = s ? Math.atan2(o, a) * Ms - 120 : NaN;
	return new cc(c < 0 ? c + 360 : c, s, i, e.opacity);
}
function sc(e, t, n, r) {
	return arguments.length === 1 ? oc(e) : new cc(e, t, n, r ?? 1);
}
function cc(e, t, n, r) {
	this.h = +e, this.s = +t, this.l = +n, this.opacity = +r;
}
Ko(cc, sc, qo(Jo, {
	brighter(e) {
		return e = e == null ? Xo : Xo ** +e, new cc(this.h, this.s, this.l * e, this.opacity);
	},
	darker(e) {
		return e = e == null ? Yo : Yo ** +e, new cc(this.h, this.s, this.l * e, this.opacity);
	},
	rgb() {
		var e = isNaN(this.h) ? 0 : (this.h + 120) * js, t = +this.l, n = isNaN(this.s) ? 0 : this.s * t * (1 - t), r = Math.cos(e), i = Math.sin(e);
		return new _s(255 * (t + n * (Qs * r + $s * i)), 255 * (t + n * (ec * r + tc * i)), 255 * (t + nc * r * n), this.opacity);
	}
}));
var lc = (e) => () => e;
function uc(e, t) {
	return function(n) {
		return e + n * t;
	};
}
function dc(e, t, n) {
	return e **= +n, t = t ** +n - e, n = 1 / n, function(r) {
		return (e + r * t) ** +n;
	};
}
function fc(e, t) {
	var n = t - e;
	return n ? uc(e, n > 180 || n < -180 ? n - 360 * Math.round(n / 360) : n) : lc(isNaN(e) ? t : e);
}
function pc(e) {
	return (e = +e) == 1 ? mc : function(t, n) {
		return n - t ? dc(t, n, e) : lc(isNaN(t) ? n : t);
	};
}
function mc(e, t) {
	var n = t - e;
	return n ? uc(e, n) : lc(isNaN(e) ? t : e);
}
var hc = (function e(t) {
	var n = pc(t);
	function r(e, t) {
		var r = n((e = gs(e)).r, (t = gs(t)).r), i = n(e.g, t.g), a = n(e.b, t.b), o = mc(e.opacity, t.opacity);
		return function(t) {
			return e.r = r(t), e.g = i(t), e.b = a(t), e.opacity = o(t), e + "";
		};
	}
	return r.gamma = e, r;
})(1);
function gc(e, t) {
	return e = +e, t = +t, function(n) {
		return e * (1 - n) + t * n;
	};
}
var _c = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g, vc = new RegExp(_c.source, "g");
function yc(e) {
	return function() {
		return e;
	};
}
function bc(e) {
	return function(t) {
		return e(t) + "";
	};
}
function xc(e, t) {
	var n = _c.lastIndex = vc.lastIndex = 0, r, i, a, o = -1, s = [], c = [];
	for (e += "", t += ""; (r = _c.exec(e)) && (i = vc.exec(t));) (a = i.index) > n && (a = t.slice(n, a), s[o] ? s[o] += a : s[++o] = a), (r = r[0]) === (i = i[0]) ? s[o] ? s[o] += i : s[++o] = i : (s[++o] = null, c.push({
		i: o,
		x: gc(r, i)
	})), n = vc.lastIndex;
	return n < t.length && (a = t.slice(n), s[o] ? s[o] += a : s[++o] = a), s.length < 2 ? c[0] ? bc(c[0].x) : yc(t) : (t = c.length, function(e) {
		for (var n = 0, r; n < t; ++n) s[(r = c[n]).i] = r.x(e);
		return s.join("");
	});
}
var Sc = 180 / Math.PI, Cc = {
	translateX: 0,
	translateY: 0,
	rotate: 0,
	skewX: 0,
	scaleX: 1,
	scaleY: 1
};
function wc(e, t, n, r, i, a) {
	var o, s, c;
	return (o = Math.sqrt(e * e + t * t)) && (e /= o, t /= o), (c = e * n + t * r) && (n -= e * c, r -= t * c), (s = Math.sqrt(n * n + r * r)) && (n /= s, r /= s, c /= s), e * r < t * n && (e = -e, t = -t, c = -c, o = -o), {
		translateX: i,
		translateY: a,
		rotate: Math.atan2(t, e) * Sc,
		skewX: Math.atan(c) * Sc,
		scaleX: o,
		scaleY: s
	};
}
var Tc;
function Ec(e) {
	let t = new (typeof DOMMatrix == "function" ? DOMMatrix : WebKitCSSMatrix)(e + "");
	return t.isIdentity ? Cc : wc(t.a, t.b, t.c, t.d, t.e, t.f);
}
function Dc(e) {
	return e == null || (Tc ||= document.createElementNS("http://www.w3.org/2000/svg", "g"), Tc.setAttribute("transform", e), !(e = Tc.transform.baseVal.consolidate())) ? Cc : (e = e.matrix, wc(e.a, e.b, e.c, e.d, e.e, e.f));
}
function Oc(e, t, n, r) {
	function i(e) {
		return e.length ? e.pop() + " " : "";
	}
	function a(e, r, i, a, o, s) {
		if (e !== i || r !== a) {
			var c = o.push("translate(", null, t, null, n);
			s.push({
				i: c - 4,
				x: gc(e, i)
			}, {
				i: c - 2,
				x: gc(r, a)
			});
		} else (i || a) && o.push("translate(" + i + t + a + n);
	}
	function o(e, t, n, a) {
		e === t ? t && n.push(i(n) + "rotate(" + t + r) : (e - t > 180 ? t += 360 : t - e > 180 && (e += 360), a.push({
			i: n.push(i(n) + "rotate(", null, r) - 2,
			x: gc(e, t)
		}));
	}
	function s(e, t, n, a) {
		e === t ? t && n.push(i(n) + "skewX(" + t + r) : a.push({
			i: n.push(i(n) + "skewX(", null, r) - 2,
			x: gc(e, t)
		});
	}
	function c(e, t, n, r, a, o) {
		if (e !== n || t !== r) {
			var s = a.push(i(a) + "scale(", null, ",", null, ")");
			o.push({
				i: s - 4,
				x: gc(e, n)
			}, {
				i: s - 2,
				x: gc(t, r)
			});
		} else (n !== 1 || r !== 1) && a.push(i(a) + "scale(" + n + "," + r + ")");
	}
	return function(t, n) {
		var r = [], i = [];
		return t = e(t), n = e(n), a(t.translateX, t.translateY, n.translateX, n.translateY, r, i), o(t.rotate, n.rotate, r, i), s(t.skewX, n.skewX, r, i), c(t.scaleX, t.scaleY, n.scaleX, n.scaleY, r, i), t = n = null, function(e) {
			for (var t = -1, n = i.length, a; ++t < n;) r[(a = i[t]).i] = a.x(e);
			return r.join("");
		};
	};
}
var kc = Oc(Ec, "px, ", "px)", "deg)"), Ac = Oc(Dc, ", ", ")", ")"), jc = 1e-12;
function Mc(e) {
	return ((e = Math.exp(e)) + 1 / e) / 2;
}
function Nc(e) {
	return ((e = Math.exp(e)) - 1 / e) / 2;
}
function Pc(e) {
	return ((e = Math.exp(2 * e)) - 1) / (e + 1);
}
var Fc = (function e(t, n, r) {
	function i(e, i) {
		var a = e[0], o = e[1], s = e[2], c = i[0], l = i[1], u = i[2], d = c - a, f = l - o, p = d * d + f * f, m, h;
		if (p < jc) h = Math.log(u / s) / t, m = function(e) {
			return [
				a + e * d,
				o + e * f,
				s * Math.exp(t * e * h)
			];
		};
		else {
			var g = Math.sqrt(p), _ = (u * u - s * s + r * p) / (2 * s * n * g), v = (u * u - s * s - r * p) / (2 * u * n * g), y = Math.log(Math.sqrt(_ * _ + 1) - _);
			h = (Math.log(Math.sqrt(v * v + 1) - v) - y) / t, m = function(e) {
				var r = e * h, i = Mc(y), c = s / (n * g) * (i * Pc(t * r + y) - Nc(y));
				return [
					a + c * d,
					o + c * f,
					s * i / Mc(t * r + y)
				];
			};
		}
		return m.duration = Math.abs(h) * 1e3 * t / Math.SQRT2, m;
	}
	return i.rho = function(t) {
		var n = Math.max(.001, +t), r = n * n;
		return e(n, r, r * r);
	}, i;
})(Math.SQRT2, 2, 4);
function Ic(e) {
	return (function t(n) {
		n = +n;
		function r(t, r) {
			var i = e((t = sc(t)).h, (r = sc(r)).h), a = mc(t.s, r.s), o = mc(t.l, r.l), s = mc(t.opacity, r.opacity);
			return function(e) {
				return t.h = i(e), t.s = a(e), t.l = o(e ** +n), t.opacity = s(e), t + "";
			};
		}
		return r.gamma = t, r;
	})(1);
}
Ic(fc), Ic(mc);
// node_modules/d3-scale-chromatic/src/sequential-multi/cividis.js
function Lc(e) {
	return e = Math.max(0, Math.min(1, e)), "rgb(" + Math.max(0, Math.min(255, Math.round(-4.54 - e * (35.34 - e * (2381.73 - e * (6402.7 - e * (7024.72 - e * 2710.57))))))) + ", " + Math.max(0, Math.min(255, Math.round(32.49 + e * (170.73 + e * (52.82 - e * (131.46 - e * (176.58 - e * 67.37))))))) + ", " + Math.max(0, Math.min(255, Math.round(81.24 + e * (442.36 - e * (2482.43 - e * (6167.24 - e * (6614.94 - e * 2475.67))))))) + ")";
}
// node_modules/d3-scale-chromatic/src/sequential-multi/viridis.js
function Rc(e) {
	var t = e.length;
	return function(n) {
		return e[Math.max(0, Math.min(t - 1, Math.floor(n * t)))];
	};
}
var zc = Rc(Go("44015444025645045745055946075a46085c460a5d460b5e470d60470e6147106347116447136548146748166848176948186a481a6c481b6d481c6e481d6f481f70482071482173482374482475482576482677482878482979472a7a472c7a472d7b472e7c472f7d46307e46327e46337f463480453581453781453882443983443a83443b84433d84433e85423f854240864241864142874144874045884046883f47883f48893e49893e4a893e4c8a3d4d8a3d4e8a3c4f8a3c508b3b518b3b528b3a538b3a548c39558c39568c38588c38598c375a8c375b8d365c8d365d8d355e8d355f8d34608d34618d33628d33638d32648e32658e31668e31678e31688e30698e306a8e2f6b8e2f6c8e2e6d8e2e6e8e2e6f8e2d708e2d718e2c718e2c728e2c738e2b748e2b758e2a768e2a778e2a788e29798e297a8e297b8e287c8e287d8e277e8e277f8e27808e26818e26828e26828e25838e25848e25858e24868e24878e23888e23898e238a8d228b8d228c8d228d8d218e8d218f8d21908d21918c20928c20928c20938c1f948c1f958b1f968b1f978b1f988b1f998a1f9a8a1e9b8a1e9c891e9d891f9e891f9f881fa0881fa1881fa1871fa28720a38620a48621a58521a68522a78522a88423a98324aa8325ab8225ac8226ad8127ad8128ae8029af7f2ab07f2cb17e2db27d2eb37c2fb47c31b57b32b67a34b67935b77937b87838b9773aba763bbb753dbc743fbc7340bd7242be7144bf7046c06f48c16e4ac16d4cc26c4ec36b50c46a52c56954c56856c66758c7655ac8645cc8635ec96260ca6063cb5f65cb5e67cc5c69cd5b6ccd5a6ece5870cf5773d05675d05477d1537ad1517cd2507fd34e81d34d84d44b86d54989d5488bd6468ed64590d74393d74195d84098d83e9bd93c9dd93ba0da39a2da37a5db36a8db34aadc32addc30b0dd2fb2dd2db5de2bb8de29bade28bddf26c0df25c2df23c5e021c8e020cae11fcde11dd0e11cd2e21bd5e21ad8e219dae319dde318dfe318e2e418e5e419e7e419eae51aece51befe51cf1e51df4e61ef6e620f8e621fbe723fde725"));
Rc(Go("00000401000501010601010802010902020b02020d03030f03031204041405041606051806051a07061c08071e0907200a08220b09240c09260d0a290e0b2b100b2d110c2f120d31130d34140e36150e38160f3b180f3d19103f1a10421c10441d11471e114920114b21114e22115024125325125527125829115a2a115c2c115f2d11612f116331116533106734106936106b38106c390f6e3b0f703d0f713f0f72400f74420f75440f764510774710784910784a10794c117a4e117b4f127b51127c52137c54137d56147d57157e59157e5a167e5c167f5d177f5f187f601880621980641a80651a80671b80681c816a1c816b1d816d1d816e1e81701f81721f817320817521817621817822817922827b23827c23827e24828025828125818326818426818627818827818928818b29818c29818e2a81902a81912b81932b80942c80962c80982d80992d809b2e7f9c2e7f9e2f7fa02f7fa1307ea3307ea5317ea6317da8327daa337dab337cad347cae347bb0357bb2357bb3367ab5367ab73779b83779ba3878bc3978bd3977bf3a77c03a76c23b75c43c75c53c74c73d73c83e73ca3e72cc3f71cd4071cf4070d0416fd2426fd3436ed5446dd6456cd8456cd9466bdb476adc4869de4968df4a68e04c67e24d66e34e65e44f64e55064e75263e85362e95462ea5661eb5760ec5860ed5a5fee5b5eef5d5ef05f5ef1605df2625df2645cf3655cf4675cf4695cf56b5cf66c5cf66e5cf7705cf7725cf8745cf8765cf9785df9795df97b5dfa7d5efa7f5efa815ffb835ffb8560fb8761fc8961fc8a62fc8c63fc8e64fc9065fd9266fd9467fd9668fd9869fd9a6afd9b6bfe9d6cfe9f6dfea16efea36ffea571fea772fea973feaa74feac76feae77feb078feb27afeb47bfeb67cfeb77efeb97ffebb81febd82febf84fec185fec287fec488fec68afec88cfeca8dfecc8ffecd90fecf92fed194fed395fed597fed799fed89afdda9cfddc9efddea0fde0a1fde2a3fde3a5fde5a7fde7a9fde9aafdebacfcecaefceeb0fcf0b2fcf2b4fcf4b6fcf6b8fcf7b9fcf9bbfcfbbdfcfdbf")), Rc(Go("00000401000501010601010802010a02020c02020e03021004031204031405041706041907051b08051d09061f0a07220b07240c08260d08290e092b10092d110a30120a32140b34150b37160b39180c3c190c3e1b0c411c0c431e0c451f0c48210c4a230c4c240c4f260c51280b53290b552b0b572d0b592f0a5b310a5c320a5e340a5f3609613809623909633b09643d09653e0966400a67420a68440a68450a69470b6a490b6a4a0c6b4c0c6b4d0d6c4f0d6c510e6c520e6d540f6d550f6d57106e59106e5a116e5c126e5d126e5f136e61136e62146e64156e65156e67166e69166e6a176e6c186e6d186e6f196e71196e721a6e741a6e751b6e771c6d781c6d7a1d6d7c1d6d7d1e6d7f1e6c801f6c82206c84206b85216b87216b88226a8a226a8c23698d23698f24699025689225689326679526679727669827669a28659b29649d29649f2a63a02a63a22b62a32c61a52c60a62d60a82e5fa92e5eab2f5ead305dae305cb0315bb1325ab3325ab43359b63458b73557b93556ba3655bc3754bd3853bf3952c03a51c13a50c33b4fc43c4ec63d4dc73e4cc83f4bca404acb4149cc4248ce4347cf4446d04545d24644d34743d44842d54a41d74b3fd84c3ed94d3dda4e3cdb503bdd513ade5238df5337e05536e15635e25734e35933e45a31e55c30e65d2fe75e2ee8602de9612bea632aeb6429eb6628ec6726ed6925ee6a24ef6c23ef6e21f06f20f1711ff1731df2741cf3761bf37819f47918f57b17f57d15f67e14f68013f78212f78410f8850ff8870ef8890cf98b0bf98c0af98e09fa9008fa9207fa9407fb9606fb9706fb9906fb9b06fb9d07fc9f07fca108fca309fca50afca60cfca80dfcaa0ffcac11fcae12fcb014fcb216fcb418fbb61afbb81dfbba1ffbbc21fbbe23fac026fac228fac42afac62df9c72ff9c932f9cb35f8cd37f8cf3af7d13df7d340f6d543f6d746f5d949f5db4cf4dd4ff4df53f4e156f3e35af3e55df2e661f2e865f2ea69f1ec6df1ed71f1ef75f1f179f2f27df2f482f3f586f3f68af4f88ef5f992f6fa96f8fb9af9fc9dfafda1fcffa4")), Rc(Go("0d088710078813078916078a19068c1b068d1d068e20068f2206902406912605912805922a05932c05942e05952f059631059733059735049837049938049a3a049a3c049b3e049c3f049c41049d43039e44039e46039f48039f4903a04b03a14c02a14e02a25002a25102a35302a35502a45601a45801a45901a55b01a55c01a65e01a66001a66100a76300a76400a76600a76700a86900a86a00a86c00a86e00a86f00a87100a87201a87401a87501a87701a87801a87a02a87b02a87d03a87e03a88004a88104a78305a78405a78606a68707a68808a68a09a58b0aa58d0ba58e0ca48f0da4910ea3920fa39410a29511a19613a19814a099159f9a169f9c179e9d189d9e199da01a9ca11b9ba21d9aa31e9aa51f99a62098a72197a82296aa2395ab2494ac2694ad2793ae2892b02991b12a90b22b8fb32c8eb42e8db52f8cb6308bb7318ab83289ba3388bb3488bc3587bd3786be3885bf3984c03a83c13b82c23c81c33d80c43e7fc5407ec6417dc7427cc8437bc9447aca457acb4679cc4778cc4977cd4a76ce4b75cf4c74d04d73d14e72d24f71d35171d45270d5536fd5546ed6556dd7566cd8576bd9586ada5a6ada5b69db5c68dc5d67dd5e66de5f65de6164df6263e06363e16462e26561e26660e3685fe4695ee56a5de56b5de66c5ce76e5be76f5ae87059e97158e97257ea7457eb7556eb7655ec7754ed7953ed7a52ee7b51ef7c51ef7e50f07f4ff0804ef1814df1834cf2844bf3854bf3874af48849f48948f58b47f58c46f68d45f68f44f79044f79143f79342f89441f89540f9973ff9983ef99a3efa9b3dfa9c3cfa9e3bfb9f3afba139fba238fca338fca537fca636fca835fca934fdab33fdac33fdae32fdaf31fdb130fdb22ffdb42ffdb52efeb72dfeb82cfeba2cfebb2bfebd2afebe2afec029fdc229fdc328fdc527fdc627fdc827fdca26fdcb26fccd25fcce25fcd025fcd225fbd324fbd524fbd724fad824fada24f9dc24f9dd25f8df25f8e125f7e225f7e425f6e626f6e826f5e926f5eb27f4ed27f3ee27f3f027f2f227f1f426f1f525f0f724f0f921"));
// src/shared/colours.ts
var Bc = {
	cividis: Lc,
	viridis: zc,
	signed: Vc([
		122,
		32,
		98
	], [
		253,
		253,
		251
	], [
		0,
		96,
		70
	]),
	"signed-dark": Vc([
		232,
		160,
		206
	], [
		27,
		29,
		32
	], [
		72,
		214,
		168
	])
};
function Vc(e, t, n) {
	return (r) => {
		let i = r < .5 ? e : n, a = Math.abs(2 * r - 1);
		return `rgb(${t.map((e, t) => Math.round(e + (i[t] - e) * a)).join(",")})`;
	};
}
function Hc(e) {
	let t = /* @__PURE__ */ new Uint8ClampedArray(1024);
	for (let n = 0; n < 256; n++) t.set([...Uc(Bc[e](n / 255)), 255], n * 4);
	return t;
}
function Uc(e) {
	let t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(e), n = t ? t.slice(1).map((e) => parseInt(e, 16)) : (e.match(/\d+/g) ?? []).map(Number);
	return [
		n[0] ?? 0,
		n[1] ?? 0,
		n[2] ?? 0
	];
}
// src/explore/scale.ts
var Wc = 5;
function Gc(e, t, n) {
	let r = t > 0 ? t : 1;
	return Jc(r, e, (t) => qc(e, r, t, n));
}
function Kc(e, t, n) {
	let r = t > 0 ? t : 1;
	return Jc(r, e, (t) => .5 + Math.sign(t) * Math.min(1, Math.max(0, qc(e, r, Math.abs(t), n))) / 2);
}
function qc(e, t, n, r) {
	return e === "linear" ? Math.max(0, n) / t : e === "log" ? n <= 0 ? 0 : Math.log10(n / t) / Wc + 1 : Yc(r, n);
}
function Jc(e, t, n) {
	let r = t === "log" ? e / 10 ** Wc : 0;
	return Object.assign((e) => e === -Infinity ? -1 : Number.isNaN(e) ? -2 : Math.min(1, Math.max(0, n(e))), {
		low: r,
		high: e
	});
}
function Yc(e, t) {
	let [n, r] = [0, e.length];
	for (; n < r;) {
		let i = n + r >> 1;
		e[i] < t ? n = i + 1 : r = i;
	}
	return e.length ? n / e.length : 0;
}
function Xc(e) {
	let t = Math.max(1, Math.floor(e.length / 16384)), n = [];
	for (let r = 0; r < e.length; r += t) {
		let t = e[r];
		t > -Infinity && n.push(t);
	}
	let r = n.filter((e, t) => t % Math.ceil(n.length / 4096 || 1) === 0);
	return Float32Array.from(r).sort();
}
function Zc(e, t, n, r) {
	let i = new Uint8ClampedArray(e.length * 4);
	for (let a = 0; a < e.length; a++) {
		let o = t(e[a]);
		if (o === -1) continue;
		if (o === -2) {
			i.set([...r, 255], a * 4);
			continue;
		}
		let s = Math.round(o * 255) * 4;
		i[a * 4] = n[s], i[a * 4 + 1] = n[s + 1], i[a * 4 + 2] = n[s + 2], i[a * 4 + 3] = 255;
	}
	return i;
}
// src/explore/Gallery.svelte
var Qc = /* @__PURE__ */ K("<option> </option>"), $c = /* @__PURE__ */ K("<label><input type=\"checkbox\"/> </label> <label> <input type=\"range\" min=\"0\" max=\"1\" step=\"0.05\"/> <output> </output></label>", 1), el = /* @__PURE__ */ K("<button class=\"small\"> </button> <button class=\"small\"> </button>", 1), tl = /* @__PURE__ */ K("<p class=\"what\"> </p>"), nl = /* @__PURE__ */ K("<b class=\"svelte-ud8oa1\"> </b>"), rl = /* @__PURE__ */ K("<button><span class=\"masked svelte-ud8oa1\"><canvas aria-hidden=\"true\" class=\"svelte-ud8oa1\"></canvas></span> <span class=\"name svelte-ud8oa1\"> <!></span></button>"), il = /* @__PURE__ */ K("<div class=\"choices\" data-screen=\"\"><label> <select data-testid=\"sort\"><option> </option><!></select></label> <!> <label><input type=\"checkbox\"/> </label> <!></div> <!> <div role=\"group\" data-testid=\"gallery\"></div>", 1);
function al(e, t) {
	Ve(t, !0);
	let n = Q(t, "place", 7), r = Q(t, "side", 3, ""), i = /* @__PURE__ */ N(() => Yi.t.explore), a = /* @__PURE__ */ F([]), o = /* @__PURE__ */ F({}), s = /* @__PURE__ */ F([]), c = /* @__PURE__ */ F(""), l = /* @__PURE__ */ F(0), u = /* @__PURE__ */ F(!0), d = /* @__PURE__ */ F(""), f = /* @__PURE__ */ F(0), p = /* @__PURE__ */ F(""), m = /* @__PURE__ */ F(n().set.length > 0), h = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? !1, g = /* @__PURE__ */ N(() => W(s).filter((e) => ![
		"layer",
		"name",
		"head"
	].includes(e.name))), _ = /* @__PURE__ */ N(() => W(s).find((e) => e.name === W(c))), v = (e) => {
		let t = W(o)[e.id]?.[W(c)];
		return typeof t == "number" ? t : null;
	}, y = /* @__PURE__ */ N(() => Math.max(0, ...W(a).map((e) => v(e) ?? 0))), b = /* @__PURE__ */ N(() => {
		if (!W(c)) return W(a);
		let e = W(a).filter((e) => (v(e) ?? -Infinity) >= W(l) * W(y) || W(l) === 0), t = W(u) ? -1 : 1;
		return [...e].sort((e, n) => t * ((v(e) ?? -Infinity * -t) - (v(n) ?? -Infinity * -t)) || 0);
	}), x = /* @__PURE__ */ N(() => W(c) ? 0 : Math.max(1, ...n().info.layers.map((e) => e.heads.length)));
	Br(() => {
		let e = new AbortController();
		return (async () => {
			try {
				for (let r of n().info.layers) {
					let n = await t.source.gallery(r.number, e.signal);
					I(a, [...W(a), ...S(r.number, n.heads ?? r.heads, n)]);
				}
				for (let r of n().info.layers) {
					let n = await t.source.heads(r.number, e.signal), i = new Set(W(s).map((e) => e.name));
					n.columns.some((e) => !i.has(e.name)) && I(s, [...W(s), ...n.columns.filter((e) => !i.has(e.name))]), I(o, {
						...W(o),
						...Object.fromEntries(n.rows.map((e) => [`${e.layer}.${e.head}`, e]))
					}), Ut(f);
				}
				t.say(W(i).galleryReady(W(a).length));
			} catch (e) {
				e.name !== "AbortError" && I(d, e.message, !0);
			}
		})(), () => e.abort();
	});
	function S(e, t, n) {
		let [, r, i] = n.shape;
		return t.map((t, a) => ({
			id: `${e}.${t}`,
			layer: e,
			head: t,
			rows: r,
			cols: i,
			picture: n.values.subarray(a * r * i, (a + 1) * r * i)
		}));
	}
	function C(e, r) {
		let i = ({ item: r }) => {
			e.width = r.cols, e.height = r.rows;
			let i = 0;
			for (let e of r.picture) e !== -Infinity && Math.abs(e) > i && (i = Math.abs(e));
			let a = (t.source.signed ? Kc : Gc)("log", i, Xc(r.picture)), o = t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : n().palette, s = Zc(r.picture, a, Hc(o), [
				212,
				0,
				140
			]);
			e.getContext("2d").putImageData(new ImageData(s, r.cols, r.rows), 0, 0);
		};
		return i(r), { update: i };
	}
	function w(e) {
		n().go({
			layer: e.layer,
			head: e.head,
			view: "map"
		}), n().window = null;
	}
	function T(e) {
		let t = W(b).findIndex((e) => e.id === W(p)), n = e.currentTarget, r = n.querySelector("button"), i = r ? Math.max(1, W(x) || Math.floor(n.clientWidth / (r.offsetWidth + 8))) : 1, a = {
			ArrowLeft: -1,
			ArrowRight: 1,
			ArrowUp: -i,
			ArrowDown: i,
			Home: -t,
			End: W(b).length - 1 - t
		}[e.key];
		if (a === void 0) return;
		e.preventDefault();
		let o = W(b)[Math.min(W(b).length - 1, Math.max(0, t + a))];
		o && n.querySelector(`[data-id="${o.id}"]`)?.focus();
	}
	function E(e) {
		let t = v(e);
		return `${W(i).layerHead(e.layer, e.head)}${W(_) && t !== null ? `, ${W(i).columns[W(c)] ?? W(c)} ${$(t)}` : ""}`;
	}
	function D() {
		let e = W(s).map((e) => e.name), t = W(b).map((e) => W(o)[e.id]).filter((e) => e !== void 0);
		return {
			about: {
				question: W(i).galleryTitle,
				model: n().info.model,
				side: r() || void 0,
				what: W(s)
			},
			columns: e,
			rows: t.map((t) => e.map((e) => t[e] ?? null))
		};
	}
	function ee(e) {
		let r = n().set.filter((t) => t !== e.id);
		n().choose(r.length === n().set.length ? [...r, e.id] : r), t.say(W(i).chosenHeads(n().set.length));
	}
	{
		let t = /* @__PURE__ */ N(() => W(i).galleryFacts(W(a).length)), o = /* @__PURE__ */ N(() => W(f) < n().info.layers.length && !W(d) ? ` · ${W(i).measuring(W(f), n().info.layers.length)}` : ""), s = /* @__PURE__ */ N(() => W(f) ? D : null);
		Ua(e, {
			get title() {
				return W(i).galleryTitle;
			},
			get facts() {
				return `${W(t) ?? ""}${W(o) ?? ""}`;
			},
			name: "heads",
			get side() {
				return r();
			},
			get problem() {
				return W(d);
			},
			get numbers() {
				return W(s);
			},
			children: (e, t) => {
				var r = il(), a = rn(r), o = L(a), s = L(o), d = z(s), f = L(d), S = R(f, !0);
				f.value = f.__value = "", X(z(f), 17, () => W(g), (e) => e.name, (e, t) => {
					var n = Qc(), r = R(n, !0), a = {};
					V(() => {
						J(r, W(i).columns[W(t).name] ?? W(t).name), a !== (a = W(t).name) && (n.value = (n.__value = a) ?? "");
					}), q(e, n);
				}), M(d), vi(d), M(o);
				var D = z(o, 2), O = (e) => {
					var t = $c(), n = rn(t), r = L(n);
					Ei(r);
					var a = z(r);
					M(n);
					var o = z(n, 2), s = L(o), c = z(s);
					Ei(c);
					var d = R(z(c, 2), !0);
					M(o), V((e) => {
						J(a, ` ${W(i).largestFirst ?? ""}`), J(s, `${W(i).atLeast ?? ""} `), J(d, e);
					}, [() => $(W(l) * W(y))]), Ni(r, () => W(u), (e) => I(u, e)), Mi(c, () => W(l), (e) => I(l, e)), q(e, t);
				};
				Y(D, (e) => {
					W(c) && e(O);
				});
				var te = z(D, 2), ne = L(te);
				Ei(ne);
				var re = z(ne);
				M(te);
				var ie = z(te, 2), ae = (e) => {
					var t = el(), r = rn(t), a = R(r, !0), o = z(r, 2), s = R(o, !0);
					V((e) => {
						J(a, e), J(s, W(i).chooseNone);
					}, [() => W(i).openMean(n().set.length)]), G("click", r, () => n().go({
						head: "set",
						view: "map"
					})), G("click", o, () => n().choose([])), q(e, t);
				};
				Y(ie, (e) => {
					n().set.length && e(ae);
				}), M(a);
				var k = z(a, 2), oe = (e) => {
					var t = tl(), n = R(t);
					V(() => J(n, `${W(_).what ?? ""}${W(_).unit ? ` · ${W(_).unit}` : ""} · ${W(_).kind ?? ""}${W(_).source ? ` · ${W(_).source}` : ""}`)), q(e, t);
				};
				Y(k, (e) => {
					W(_) && e(oe);
				});
				var se = z(k, 2);
				let ce, le;
				X(se, 31, () => W(b), (e) => e.id, (e, t, r) => {
					var i = rl();
					let a;
					var o = L(i);
					oi(L(o), (e, t) => C?.(e, t), () => ({
						item: W(t),
						look: `${ea.shown} ${n().palette}`
					})), M(o);
					var s = z(o, 2), l = L(s, !0), u = z(l), d = (e) => {
						var n = nl(), r = R(n, !0);
						V((e) => J(r, e), [() => _o(v(W(t)))]), q(e, n);
					};
					Y(u, (e) => {
						W(c) && e(d);
					}), M(s), M(i), V((e, n, o) => {
						Z(i, "data-id", W(t).id), Z(i, "tabindex", W(t).id === W(p) || W(p) === "" && W(r) === 0 ? 0 : -1), Z(i, "aria-label", e), Z(i, "aria-pressed", n), a = fi(i, 1, "svelte-ud8oa1", null, a, { here: o }), J(l, W(t).id);
					}, [
						() => E(W(t)),
						() => W(m) ? n().set.includes(W(t).id) : void 0,
						() => W(m) ? n().set.includes(W(t).id) : W(t).layer === n().layer && W(t).head === n().head
					]), mr("focus", i, () => I(p, W(t).id, !0)), G("click", i, () => W(m) ? ee(W(t)) : w(W(t))), ii(i, () => Uo, () => ({ duration: h ? 0 : 420 })), q(e, i);
				}), M(se), V(() => {
					J(s, `${W(i).sortBy ?? ""} `), J(S, W(i).byPlace), J(re, ` ${W(i).chooseSeveral ?? ""}`), ce = fi(se, 1, "grid svelte-ud8oa1", null, ce, { sorted: W(c) !== "" }), Z(se, "aria-label", W(i).galleryLabel), le = mi(se, "", le, { "--across": W(x) || "none" });
				}), yi(d, () => W(c), (e) => I(c, e)), Ni(ne, () => W(m), (e) => I(m, e)), G("keydown", se, T), q(e, r);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr(["click", "keydown"]);
// src/explore/patches.ts
async function ol(e) {
	let t = new Image();
	t.src = e, await t.decode();
	let [n, r] = [t.naturalWidth, t.naturalHeight], i = () => Object.assign(document.createElement("canvas"), {
		width: n,
		height: r
	}), [a, o] = [i(), i()], s = a.getContext("2d");
	s.drawImage(t, 0, 0);
	let c = s.getImageData(0, 0, n, r);
	for (let e = 0; e < c.data.length; e += 4) {
		let t = .2126 * c.data[e] + .7152 * c.data[e + 1] + .0722 * c.data[e + 2];
		c.data.fill(t, e, e + 3);
	}
	return o.getContext("2d").putImageData(c, 0, 0), {
		colour: a,
		grey: o
	};
}
function sl(e, t, n, r, i) {
	let [a, o] = [t.w / n.cols, t.h / n.rows], s = i.by === "light" && r !== null;
	e.save();
	let c = s ? r.colour : r?.grey;
	e.imageSmoothingEnabled = !c || c.width > t.w / 8, c && e.drawImage(c, 0, 0, c.width, c.height, 0, 0, t.w, t.h);
	for (let t = 0; t < n.rows * n.cols; t++) {
		let c = i.shade(n.values[t]), [l, u] = [Math.round(t % n.cols * a), Math.round(Math.floor(t / n.cols) * o)], [d, f] = [Math.round((t % n.cols + 1) * a), Math.round((Math.floor(t / n.cols) + 1) * o)];
		if (c === -2) e.fillStyle = i.css("nan");
		else if (s) e.fillStyle = i.css("paper"), e.globalAlpha = .9 * (1 - Math.sqrt(Math.max(0, c)));
		else {
			let t = Math.round(Math.max(0, c) * 255) * 4;
			e.fillStyle = `rgb(${i.colours[t]},${i.colours[t + 1]},${i.colours[t + 2]})`, e.globalAlpha = r ? .65 : 1;
		}
		e.fillRect(l, u, d - l, f - u), e.globalAlpha = 1;
	}
	n.chosen >= 0 && cl(e, n.chosen % n.cols * a, Math.floor(n.chosen / n.cols) * o, a, o, i.css("query-fill")), e.restore();
}
function cl(e, t, n, r, i, a) {
	e.strokeStyle = "#ffffff", e.lineWidth = 6, e.strokeRect(t + 3, n + 3, r - 6, i - 6), e.strokeStyle = a, e.lineWidth = 3, e.strokeRect(t + 3, n + 3, r - 6, i - 6);
}
// src/explore/ImageView.svelte
var ll = /* @__PURE__ */ K("&ensp;<b> </b>", 1), ul = /* @__PURE__ */ K("<li><button class=\"small svelte-5yeqxb\"> <!></button></li>"), dl = /* @__PURE__ */ K("<ul class=\"others svelte-5yeqxb\"></ul>"), fl = /* @__PURE__ */ K("<tr><td><button> </button></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span class=\"bar\"></span></td></tr>"), pl = /* @__PURE__ */ K("<!> <div class=\"columns svelte-5yeqxb\"><div class=\"picture svelte-5yeqxb\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"image\" class=\"svelte-5yeqxb\"></canvas> <p class=\"under svelte-5yeqxb\"><!></p></div> <aside><!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <p class=\"note\"> </p></aside></div>", 1);
function ml(e, t) {
	let n = Dr();
	Ve(t, !0);
	let r = Q(t, "side", 3, ""), i = Q(t, "first", 3, !0), a = /* @__PURE__ */ N(() => Yi.t.explore), o = /* @__PURE__ */ F(null), s = /* @__PURE__ */ F(null), c = /* @__PURE__ */ F(""), l = /* @__PURE__ */ F(void 0), u = /* @__PURE__ */ F(480), d = /* @__PURE__ */ F(-1), f = /* @__PURE__ */ N(() => t.place.asks.grid ?? [
		1,
		1,
		0
	]), p = /* @__PURE__ */ N(() => v(W(f), 3)), m = /* @__PURE__ */ N(() => W(p)[0]), h = /* @__PURE__ */ N(() => W(p)[1]), g = /* @__PURE__ */ N(() => W(p)[2]), _ = /* @__PURE__ */ N(() => Math.round(W(u) * W(m) / W(h))), y = /* @__PURE__ */ N(() => t.place.ask === "read"), b = /* @__PURE__ */ N(() => t.place.query), x = /* @__PURE__ */ N(() => W(o) && t.source.signed ? W(o).map(Math.abs) : W(o)), S = /* @__PURE__ */ N(() => W(x) ? Co(W(x), 12) : []), C = /* @__PURE__ */ N(() => W(y) ? W(a).imageRead(w(W(b))) : W(a).imageReaders(w(W(b))));
	function w(e) {
		let t = e - W(g);
		return t >= 0 ? W(a).patch(Math.floor(t / W(h)), t % W(h)) : e === 0 ? W(a).classToken : W(a).register(e);
	}
	let T = (e) => e < W(g) ? w(e) : `${Math.floor((e - W(g)) / W(h))}, ${(e - W(g)) % W(h)}`;
	function E(e) {
		let n = t.place.what === "share" ? mo : $;
		return t.source.signed ? go(e, n) : n(e);
	}
	B(() => {
		t.place.info.image && t.source.picture && ol(t.source.picture).then((e) => I(s, e), () => void 0);
	}), B(() => {
		let [e, n, r, a, s] = [
			t.place.heads,
			t.place.what,
			W(b),
			W(y),
			t.place.of
		], l = new AbortController();
		return (a ? t.source.row(e, [r], n, l.signal) : t.source.column(e, [r], n, l.signal)).then((e) => {
			let n = new Float32Array(t.place.asks.tokens.length).fill(-Infinity);
			a ? n.set(e.values, s.first_key) : e.values.forEach((e, t) => n[bo(s, t)] = e), I(o, n), I(c, ""), queueMicrotask(() => i() && t.say(`${W(C)} ${W(S).slice(0, 3).map((e) => `${w(e)} ${E(n[e])}`).join(", ")}`));
		}, (e) => {
			e.name !== "AbortError" && I(c, e.message, !0);
		}), () => l.abort();
	});
	let D = /* @__PURE__ */ N(() => {
		ea.shown;
		let e = 0;
		W(x)?.subarray(W(g)).forEach((t) => e = t > e ? t : e);
		let n = t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : t.place.palette;
		return {
			by: t.source.signed ? "colour" : t.place.light,
			shade: (t.source.signed ? Kc : Gc)("linear", e, /* @__PURE__ */ new Float32Array()),
			colours: Hc(n),
			css: (e) => W(l) ? getComputedStyle(W(l)).getPropertyValue(`--${e}`).trim() : "#000"
		};
	});
	function ee(e) {
		W(o) && sl(e, {
			w: W(u),
			h: W(_)
		}, {
			rows: W(m),
			cols: W(h),
			values: W(o).subarray(W(g)),
			chosen: W(b) - W(g)
		}, W(s), W(D));
	}
	B(() => {
		if (!W(l)) return;
		let e = Math.min(2, devicePixelRatio || 1);
		((e) => {
			var t = v(e, 2);
			W(l).width = t[0], W(l).height = t[1];
		})([Math.round(W(u) * e), Math.round(W(_) * e)]);
		let t = W(l).getContext("2d");
		t.setTransform(e, 0, 0, e, 0, 0), ee(t), wa.set(W(l), ee);
	}), B(() => {
		let e = W(l)?.parentElement;
		if (!e) return;
		let t = new ResizeObserver(([e]) => I(u, Math.max(120, Math.min(560, Math.round(e.contentRect.width))), !0));
		return t.observe(e), () => t.disconnect();
	});
	function O(e) {
		(!W(y) || yo(t.place.of, e) >= 0) && t.place.go({ queries: [e] });
	}
	function te(e) {
		let [t, n] = [Math.floor(e.offsetX / W(u) * W(h)), Math.floor(e.offsetY / W(_) * W(m))];
		return t < 0 || n < 0 || t >= W(h) || n >= W(m) ? -1 : W(g) + n * W(h) + t;
	}
	function ne(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let t = Math.max(0, W(b) - W(g)), [n, r] = [Math.floor(t / W(h)), t % W(h)], i = {
			ArrowLeft: Math.max(0, r - 1) + n * W(h),
			ArrowRight: Math.min(W(h) - 1, r + 1) + n * W(h),
			ArrowUp: Math.max(0, n - 1) * W(h) + r,
			ArrowDown: Math.min(W(m) - 1, n + 1) * W(h) + r,
			End: W(m) * W(h) - 1
		}[e.key];
		if (e.key === "Home") O(0);
		else if (i !== void 0) O(W(b) < W(g) && e.key !== "End" ? W(g) : W(g) + i);
		else return;
		e.preventDefault();
	}
	function re(e) {
		W(y) ? t.place.go({
			view: "cell",
			key: e
		}) : t.place.go({
			view: "cell",
			queries: [e],
			key: W(b)
		});
	}
	function ie() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: W(C),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: r() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: W(y) ? "read" : "readers",
				token: W(b),
				grid: {
					rows: W(m),
					columns: W(h),
					before: W(g)
				}
			},
			columns: [
				"token",
				"row",
				"column",
				e
			],
			rows: [...W(o)].map((e, t) => [
				t,
				t < W(g) ? null : Math.floor((t - W(g)) / W(h)),
				t < W(g) ? null : (t - W(g)) % W(h),
				e
			])
		};
	}
	{
		let s = /* @__PURE__ */ N(() => t.where), f = /* @__PURE__ */ N(() => t.source.signed ? `${W(a).difference}: ` : ""), p = /* @__PURE__ */ N(() => W(y) ? W(a).unit[t.place.what] : W(a).unitTaken[t.place.what]), m = /* @__PURE__ */ N(() => t.place.what === "share" ? W(a).measured : W(a).derived), h = /* @__PURE__ */ N(() => t.place.heads.replaceAll("*", "mean")), v = /* @__PURE__ */ N(() => W(b)), D = /* @__PURE__ */ N(() => W(o) && ie);
		Ua(e, {
			get title() {
				return W(C);
			},
			get facts() {
				return `${W(s) ?? ""} · ${W(f) ?? ""}${W(p) ?? ""} · ${W(m) ?? ""}`;
			},
			get name() {
				return `image-${W(h) ?? ""}-${W(v) ?? ""}`;
			},
			get side() {
				return r();
			},
			get problem() {
				return W(c);
			},
			get numbers() {
				return W(D);
			},
			children: (e, r) => {
				var s = pl(), c = rn(s), f = (e) => {
					ha(e, { get place() {
						return t.place;
					} });
				};
				Y(c, (e) => {
					i() && e(f);
				});
				var p = z(c, 2), m = L(p), h = L(m);
				let v;
				Li(h, (e) => I(l, e), () => W(l));
				var C = z(h, 2), D = L(C), ee = (e) => {
					var t = Tr();
					V((e, n) => J(t, `${e ?? ""}: ${n ?? ""}`), [() => w(W(d)), () => E(W(o)[W(d)])]), q(e, t);
				}, ie = (e) => {
					var t = Tr();
					V(() => J(t, W(a).noImage)), q(e, t);
				};
				Y(D, (e) => {
					W(o) && W(d) >= 0 ? e(ee) : t.place.info.image || e(ie, 1);
				}), M(C), M(m);
				var ae = z(m, 2), k = L(ae), oe = (e) => {
					var t = dl();
					X(t, 21, () => ({ length: W(g) }), Vr, (e, t, n) => {
						var r = ul(), i = L(r), a = L(i, !0), s = z(a), c = (e) => {
							var t = ll(), r = R(z(rn(t)), !0);
							V((e) => J(r, e), [() => E(W(o)[n])]), q(e, t);
						};
						Y(s, (e) => {
							W(o) && e(c);
						}), M(i), M(r), V((e) => {
							Z(i, "aria-pressed", n === W(b)), J(a, e);
						}, [() => w(n)]), G("click", i, () => O(n)), q(e, r);
					}), M(t), V(() => Z(t, "aria-label", W(a).beside)), q(e, t);
				};
				Y(k, (e) => {
					W(g) && e(oe);
				});
				var se = z(k, 2), ce = L(se), le = R(ce, !0), ue = z(ce), de = L(ue), fe = L(de), pe = R(fe, !0), me = z(fe), he = R(me, !0), ge = R(z(me), !0);
				M(de), M(ue);
				var _e = z(ue);
				X(_e, 20, () => W(S), (e) => e, (e, n) => {
					var r = fl(), i = L(r), s = L(i), c = R(s, !0);
					M(i);
					var l = z(i), u = R(l, !0), d = z(l), f = L(d), p = R(f, !0), m = z(f, 2);
					let h;
					M(d), M(r), V((e, r, i) => {
						J(c, e), J(u, n), Z(f, "title", W(a).whereFrom), f.disabled = typeof t.place.head != "number", J(p, r), h = mi(m, "", h, { width: i });
					}, [
						() => T(n),
						() => E(W(o)[n]),
						() => `${Math.min(100, 100 * W(x)[n] / (W(x)[W(S)[0]] || 1))}%`
					]), G("click", s, () => O(n)), G("click", f, () => re(n)), q(e, r);
				}), M(_e), M(se);
				var A = R(z(se, 2), !0);
				M(ae), M(p), V(() => {
					Z(h, "aria-label", W(a).imageLabel), Z(h, "aria-describedby", `${n}-under`), v = mi(h, "", v, {
						width: `${W(u) ?? ""}px`,
						height: `${W(_) ?? ""}px`
					}), Z(C, "id", `${n}-under`), J(le, W(y) ? W(a).mostRead : W(a).mostReaders), J(pe, W(a).patchName), J(he, W(a).position), J(ge, W(a).unitShort[t.place.what]), J(A, t.place.what === "share" ? W(a).honest : W(a).contributionNote);
				}), G("keydown", h, ne), G("pointermove", h, (e) => I(d, te(e), !0)), mr("pointerleave", h, () => I(d, -1)), G("click", h, (e) => te(e) >= 0 && O(te(e))), q(e, s);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr([
	"keydown",
	"pointermove",
	"click"
]);
var hl = {
	svg: "http://www.w3.org/2000/svg",
	xhtml: "http://www.w3.org/1999/xhtml",
	xlink: "http://www.w3.org/1999/xlink",
	xml: "http://www.w3.org/XML/1998/namespace",
	xmlns: "http://www.w3.org/2000/xmlns/"
};
// node_modules/d3-selection/src/namespace.js
function gl(e) {
	var t = e += "", n = t.indexOf(":");
	return n >= 0 && (t = e.slice(0, n)) !== "xmlns" && (e = e.slice(n + 1)), hl.hasOwnProperty(t) ? {
		space: hl[t],
		local: e
	} : e;
}
// node_modules/d3-selection/src/creator.js
function _l(e) {
	return function() {
		var t = this.ownerDocument, n = this.namespaceURI;
		return n === "http://www.w3.org/1999/xhtml" && t.documentElement.namespaceURI === "http://www.w3.org/1999/xhtml" ? t.createElement(e) : t.createElementNS(n, e);
	};
}
function vl(e) {
	return function() {
		return this.ownerDocument.createElementNS(e.space, e.local);
	};
}
function yl(e) {
	var t = gl(e);
	return (t.local ? vl : _l)(t);
}
// node_modules/d3-selection/src/selector.js
function bl() {}
function xl(e) {
	return e == null ? bl : function() {
		return this.querySelector(e);
	};
}
// node_modules/d3-selection/src/selection/select.js
function Sl(e) {
	typeof e != "function" && (e = xl(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = Array(o), c, l, u = 0; u < o; ++u) (c = a[u]) && (l = e.call(c, c.__data__, u, a)) && ("__data__" in c && (l.__data__ = c.__data__), s[u] = l);
	return new ud(r, this._parents);
}
// node_modules/d3-selection/src/array.js
function Cl(e) {
	return e == null ? [] : Array.isArray(e) ? e : Array.from(e);
}
// node_modules/d3-selection/src/selectorAll.js
function wl() {
	return [];
}
function Tl(e) {
	return e == null ? wl : function() {
		return this.querySelectorAll(e);
	};
}
// node_modules/d3-selection/src/selection/selectAll.js
function El(e) {
	return function() {
		return Cl(e.apply(this, arguments));
	};
}
function Dl(e) {
	e = typeof e == "function" ? El(e) : Tl(e);
	for (var t = this._groups, n = t.length, r = [], i = [], a = 0; a < n; ++a) for (var o = t[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && (r.push(e.call(c, c.__data__, l, o)), i.push(c));
	return new ud(r, i);
}
// node_modules/d3-selection/src/matcher.js
function Ol(e) {
	return function() {
		return this.matches(e);
	};
}
function kl(e) {
	return function(t) {
		return t.matches(e);
	};
}
// node_modules/d3-selection/src/selection/selectChild.js
var Al = Array.prototype.find;
function jl(e) {
	return function() {
		return Al.call(this.children, e);
	};
}
function Ml() {
	return this.firstElementChild;
}
function Nl(e) {
	return this.select(e == null ? Ml : jl(typeof e == "function" ? e : kl(e)));
}
// node_modules/d3-selection/src/selection/selectChildren.js
var Pl = Array.prototype.filter;
function Fl() {
	return Array.from(this.children);
}
function Il(e) {
	return function() {
		return Pl.call(this.children, e);
	};
}
function Ll(e) {
	return this.selectAll(e == null ? Fl : Il(typeof e == "function" ? e : kl(e)));
}
// node_modules/d3-selection/src/selection/filter.js
function Rl(e) {
	typeof e != "function" && (e = Ol(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new ud(r, this._parents);
}
// node_modules/d3-selection/src/selection/sparse.js
function zl(e) {
	return Array(e.length);
}
// node_modules/d3-selection/src/selection/enter.js
function Bl() {
	return new ud(this._enter || this._groups.map(zl), this._parents);
}
function Vl(e, t) {
	this.ownerDocument = e.ownerDocument, this.namespaceURI = e.namespaceURI, this._next = null, this._parent = e, this.__data__ = t;
}
Vl.prototype = {
	constructor: Vl,
	appendChild: function(e) {
		return this._parent.insertBefore(e, this._next);
	},
	insertBefore: function(e, t) {
		return this._parent.insertBefore(e, t);
	},
	querySelector: function(e) {
		return this._parent.querySelector(e);
	},
	querySelectorAll: function(e) {
		return this._parent.querySelectorAll(e);
	}
};
// node_modules/d3-selection/src/constant.js
function Hl(e) {
	return function() {
		return e;
	};
}
// node_modules/d3-selection/src/selection/data.js
function Ul(e, t, n, r, i, a) {
	for (var o = 0, s, c = t.length, l = a.length; o < l; ++o) (s = t[o]) ? (s.__data__ = a[o], r[o] = s) : n[o] = new Vl(e, a[o]);
	for (; o < c; ++o) (s = t[o]) && (i[o] = s);
}
function Wl(e, t, n, r, i, a, o) {
	var s, c, l = /* @__PURE__ */ new Map(), u = t.length, d = a.length, f = Array(u), p;
	for (s = 0; s < u; ++s) (c = t[s]) && (f[s] = p = o.call(c, c.__data__, s, t) + "", l.has(p) ? i[s] = c : l.set(p, c));
	for (s = 0; s < d; ++s) p = o.call(e, a[s], s, a) + "", (c = l.get(p)) ? (r[s] = c, c.__data__ = a[s], l.delete(p)) : n[s] = new Vl(e, a[s]);
	for (s = 0; s < u; ++s) (c = t[s]) && l.get(f[s]) === c && (i[s] = c);
}
function Gl(e) {
	return e.__data__;
}
function Kl(e, t) {
	if (!arguments.length) return Array.from(this, Gl);
	var n = t ? Wl : Ul, r = this._parents, i = this._groups;
	typeof e != "function" && (e = Hl(e));
	for (var a = i.length, o = Array(a), s = Array(a), c = Array(a), l = 0; l < a; ++l) {
		var u = r[l], d = i[l], f = d.length, p = ql(e.call(u, u && u.__data__, l, r)), m = p.length, h = s[l] = Array(m), g = o[l] = Array(m);
		n(u, d, h, g, c[l] = Array(f), p, t);
		for (var _ = 0, v = 0, y, b; _ < m; ++_) if (y = h[_]) {
			for (_ >= v && (v = _ + 1); !(b = g[v]) && ++v < m;);
			y._next = b || null;
		}
	}
	return o = new ud(o, r), o._enter = s, o._exit = c, o;
}
function ql(e) {
	return typeof e == "object" && "length" in e ? e : Array.from(e);
}
// node_modules/d3-selection/src/selection/exit.js
function Jl() {
	return new ud(this._exit || this._groups.map(zl), this._parents);
}
// node_modules/d3-selection/src/selection/join.js
function Yl(e, t, n) {
	var r = this.enter(), i = this, a = this.exit();
	return typeof e == "function" ? (r = e(r), r &&= r.selection()) : r = r.append(e + ""), t != null && (i = t(i), i &&= i.selection()), n == null ? a.remove() : n(a), r && i ? r.merge(i).order() : i;
}
// node_modules/d3-selection/src/selection/merge.js
function Xl(e) {
	for (var t = e.selection ? e.selection() : e, n = this._groups, r = t._groups, i = n.length, a = r.length, o = Math.min(i, a), s = Array(i), c = 0; c < o; ++c) for (var l = n[c], u = r[c], d = l.length, f = s[c] = Array(d), p, m = 0; m < d; ++m) (p = l[m] || u[m]) && (f[m] = p);
	for (; c < i; ++c) s[c] = n[c];
	return new ud(s, this._parents);
}
// node_modules/d3-selection/src/selection/order.js
function Zl() {
	for (var e = this._groups, t = -1, n = e.length; ++t < n;) for (var r = e[t], i = r.length - 1, a = r[i], o; --i >= 0;) (o = r[i]) && (a && o.compareDocumentPosition(a) ^ 4 && a.parentNode.insertBefore(o, a), a = o);
	return this;
}
// node_modules/d3-selection/src/selection/sort.js
function Ql(e) {
	e ||= $l;
	function t(t, n) {
		return t && n ? e(t.__data__, n.__data__) : !t - !n;
	}
	for (var n = this._groups, r = n.length, i = Array(r), a = 0; a < r; ++a) {
		for (var o = n[a], s = o.length, c = i[a] = Array(s), l, u = 0; u < s; ++u) (l = o[u]) && (c[u] = l);
		c.sort(t);
	}
	return new ud(i, this._parents).order();
}
function $l(e, t) {
	return e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
// node_modules/d3-selection/src/selection/call.js
function eu() {
	var e = arguments[0];
	return arguments[0] = this, e.apply(null, arguments), this;
}
// node_modules/d3-selection/src/selection/nodes.js
function tu() {
	return Array.from(this);
}
// node_modules/d3-selection/src/selection/node.js
function nu() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length; i < a; ++i) {
		var o = r[i];
		if (o) return o;
	}
	return null;
}
// node_modules/d3-selection/src/selection/size.js
function ru() {
	let e = 0;
	for (let t of this) ++e;
	return e;
}
// node_modules/d3-selection/src/selection/empty.js
function iu() {
	return !this.node();
}
// node_modules/d3-selection/src/selection/each.js
function au(e) {
	for (var t = this._groups, n = 0, r = t.length; n < r; ++n) for (var i = t[n], a = 0, o = i.length, s; a < o; ++a) (s = i[a]) && e.call(s, s.__data__, a, i);
	return this;
}
// node_modules/d3-selection/src/selection/attr.js
function ou(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function su(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function cu(e, t) {
	return function() {
		this.setAttribute(e, t);
	};
}
function lu(e, t) {
	return function() {
		this.setAttributeNS(e.space, e.local, t);
	};
}
function uu(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttribute(e) : this.setAttribute(e, n);
	};
}
function du(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? this.removeAttributeNS(e.space, e.local) : this.setAttributeNS(e.space, e.local, n);
	};
}
function fu(e, t) {
	var n = gl(e);
	if (arguments.length < 2) {
		var r = this.node();
		return n.local ? r.getAttributeNS(n.space, n.local) : r.getAttribute(n);
	}
	return this.each((t == null ? n.local ? su : ou : typeof t == "function" ? n.local ? du : uu : n.local ? lu : cu)(n, t));
}
// node_modules/d3-selection/src/window.js
function pu(e) {
	return e.ownerDocument && e.ownerDocument.defaultView || e.document && e || e.defaultView;
}
// node_modules/d3-selection/src/selection/style.js
function mu(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function hu(e, t, n) {
	return function() {
		this.style.setProperty(e, t, n);
	};
}
function gu(e, t, n) {
	return function() {
		var r = t.apply(this, arguments);
		r == null ? this.style.removeProperty(e) : this.style.setProperty(e, r, n);
	};
}
function _u(e, t, n) {
	return arguments.length > 1 ? this.each((t == null ? mu : typeof t == "function" ? gu : hu)(e, t, n ?? "")) : vu(this.node(), e);
}
function vu(e, t) {
	return e.style.getPropertyValue(t) || pu(e).getComputedStyle(e, null).getPropertyValue(t);
}
// node_modules/d3-selection/src/selection/property.js
function yu(e) {
	return function() {
		delete this[e];
	};
}
function bu(e, t) {
	return function() {
		this[e] = t;
	};
}
function xu(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		n == null ? delete this[e] : this[e] = n;
	};
}
function Su(e, t) {
	return arguments.length > 1 ? this.each((t == null ? yu : typeof t == "function" ? xu : bu)(e, t)) : this.node()[e];
}
// node_modules/d3-selection/src/selection/classed.js
function Cu(e) {
	return e.trim().split(/^|\s+/);
}
function wu(e) {
	return e.classList || new Tu(e);
}
function Tu(e) {
	this._node = e, this._names = Cu(e.getAttribute("class") || "");
}
Tu.prototype = {
	add: function(e) {
		this._names.indexOf(e) < 0 && (this._names.push(e), this._node.setAttribute("class", this._names.join(" ")));
	},
	remove: function(e) {
		var t = this._names.indexOf(e);
		t >= 0 && (this._names.splice(t, 1), this._node.setAttribute("class", this._names.join(" ")));
	},
	contains: function(e) {
		return this._names.indexOf(e) >= 0;
	}
};
function Eu(e, t) {
	for (var n = wu(e), r = -1, i = t.length; ++r < i;) n.add(t[r]);
}
function Du(e, t) {
	for (var n = wu(e), r = -1, i = t.length; ++r < i;) n.remove(t[r]);
}
function Ou(e) {
	return function() {
		Eu(this, e);
	};
}
function ku(e) {
	return function() {
		Du(this, e);
	};
}
function Au(e, t) {
	return function() {
		(t.apply(this, arguments) ? Eu : Du)(this, e);
	};
}
function ju(e, t) {
	var n = Cu(e + "");
	if (arguments.length < 2) {
		for (var r = wu(this.node()), i = -1, a = n.length; ++i < a;) if (!r.contains(n[i])) return !1;
		return !0;
	}
	return this.each((typeof t == "function" ? Au : t ? Ou : ku)(n, t));
}
// node_modules/d3-selection/src/selection/text.js
function Mu() {
	this.textContent = "";
}
function Nu(e) {
	return function() {
		this.textContent = e;
	};
}
function Pu(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.textContent = t ?? "";
	};
}
function Fu(e) {
	return arguments.length ? this.each(e == null ? Mu : (typeof e == "function" ? Pu : Nu)(e)) : this.node().textContent;
}
// node_modules/d3-selection/src/selection/html.js
function Iu() {
	this.innerHTML = "";
}
function Lu(e) {
	return function() {
		this.innerHTML = e;
	};
}
function Ru(e) {
	return function() {
		var t = e.apply(this, arguments);
		this.innerHTML = t ?? "";
	};
}
function zu(e) {
	return arguments.length ? this.each(e == null ? Iu : (typeof e == "function" ? Ru : Lu)(e)) : this.node().innerHTML;
}
// node_modules/d3-selection/src/selection/raise.js
function Bu() {
	this.nextSibling && this.parentNode.appendChild(this);
}
function Vu() {
	return this.each(Bu);
}
// node_modules/d3-selection/src/selection/lower.js
function Hu() {
	this.previousSibling && this.parentNode.insertBefore(this, this.parentNode.firstChild);
}
function Uu() {
	return this.each(Hu);
}
// node_modules/d3-selection/src/selection/append.js
function Wu(e) {
	var t = typeof e == "function" ? e : yl(e);
	return this.select(function() {
		return this.appendChild(t.apply(this, arguments));
	});
}
// node_modules/d3-selection/src/selection/insert.js
function Gu() {
	return null;
}
function Ku(e, t) {
	var n = typeof e == "function" ? e : yl(e), r = t == null ? Gu : typeof t == "function" ? t : xl(t);
	return this.select(function() {
		return this.insertBefore(n.apply(this, arguments), r.apply(this, arguments) || null);
	});
}
// node_modules/d3-selection/src/selection/remove.js
function qu() {
	var e = this.parentNode;
	e && e.removeChild(this);
}
function Ju() {
	return this.each(qu);
}
// node_modules/d3-selection/src/selection/clone.js
function Yu() {
	var e = this.cloneNode(!1), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function Xu() {
	var e = this.cloneNode(!0), t = this.parentNode;
	return t ? t.insertBefore(e, this.nextSibling) : e;
}
function Zu(e) {
	return this.select(e ? Xu : Yu);
}
// node_modules/d3-selection/src/selection/datum.js
function Qu(e) {
	return arguments.length ? this.property("__data__", e) : this.node().__data__;
}
// node_modules/d3-selection/src/selection/on.js
function $u(e) {
	return function(t) {
		e.call(this, t, this.__data__);
	};
}
function ed(e) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var t = "", n = e.indexOf(".");
		return n >= 0 && (t = e.slice(n + 1), e = e.slice(0, n)), {
			type: e,
			name: t
		};
	});
}
function td(e) {
	return function() {
		var t = this.__on;
		if (t) {
			for (var n = 0, r = -1, i = t.length, a; n < i; ++n) a = t[n], (!e.type || a.type === e.type) && a.name === e.name ? this.removeEventListener(a.type, a.listener, a.options) : t[++r] = a;
			++r ? t.length = r : delete this.__on;
		}
	};
}
function nd(e, t, n) {
	return function() {
		var r = this.__on, i, a = $u(t);
		if (r) {
			for (var o = 0, s = r.length; o < s; ++o) if ((i = r[o]).type === e.type && i.name === e.name) {
				this.removeEventListener(i.type, i.listener, i.options), this.addEventListener(i.type, i.listener = a, i.options = n), i.value = t;
				return;
			}
		}
		this.addEventListener(e.type, a, n), i = {
			type: e.type,
			name: e.name,
			value: t,
			listener: a,
			options: n
		}, r ? r.push(i) : this.__on = [i];
	};
}
function rd(e, t, n) {
	var r = ed(e + ""), i, a = r.length, o;
	if (arguments.length < 2) {
		var s = this.node().__on;
		if (s) {
			for (var c = 0, l = s.length, u; c < l; ++c) for (i = 0, u = s[c]; i < a; ++i) if ((o = r[i]).type === u.type && o.name === u.name) return u.value;
		}
	} else {
		for (s = t ? nd : td, i = 0; i < a; ++i) this.each(s(r[i], t, n));
		return this;
	}
}
// node_modules/d3-selection/src/selection/dispatch.js
function id(e, t, n) {
	var r = pu(e), i = r.CustomEvent;
	typeof i == "function" ? i = new i(t, n) : (i = r.document.createEvent("Event"), n ? (i.initEvent(t, n.bubbles, n.cancelable), i.detail = n.detail) : i.initEvent(t, !1, !1)), e.dispatchEvent(i);
}
function ad(e, t) {
	return function() {
		return id(this, e, t);
	};
}
function od(e, t) {
	return function() {
		return id(this, e, t.apply(this, arguments));
	};
}
function sd(e, t) {
	return this.each((typeof t == "function" ? od : ad)(e, t));
}
// node_modules/d3-selection/src/selection/iterator.js
function* cd() {
	for (var e = this._groups, t = 0, n = e.length; t < n; ++t) for (var r = e[t], i = 0, a = r.length, o; i < a; ++i) (o = r[i]) && (yield o);
}
// node_modules/d3-selection/src/selection/index.js
var ld = [null];
function ud(e, t) {
	this._groups = e, this._parents = t;
}
function dd() {
	return new ud([[document.documentElement]], ld);
}
function fd() {
	return this;
}
ud.prototype = dd.prototype = {
	constructor: ud,
	select: Sl,
	selectAll: Dl,
	selectChild: Nl,
	selectChildren: Ll,
	filter: Rl,
	data: Kl,
	enter: Bl,
	exit: Jl,
	join: Yl,
	merge: Xl,
	selection: fd,
	order: Zl,
	sort: Ql,
	call: eu,
	nodes: tu,
	node: nu,
	size: ru,
	empty: iu,
	each: au,
	attr: fu,
	style: _u,
	property: Su,
	classed: ju,
	text: Fu,
	html: zu,
	raise: Vu,
	lower: Uu,
	append: Wu,
	insert: Ku,
	remove: Ju,
	clone: Zu,
	datum: Qu,
	on: rd,
	dispatch: sd,
	[Symbol.iterator]: cd
};
// node_modules/d3-selection/src/select.js
function pd(e) {
	return typeof e == "string" ? new ud([[document.querySelector(e)]], [document.documentElement]) : new ud([[e]], ld);
}
// node_modules/d3-selection/src/sourceEvent.js
function md(e) {
	let t;
	for (; t = e.sourceEvent;) e = t;
	return e;
}
// node_modules/d3-selection/src/pointer.js
function hd(e, t) {
	if (e = md(e), t === void 0 && (t = e.currentTarget), t) {
		var n = t.ownerSVGElement || t;
		if (n.createSVGPoint) {
			var r = n.createSVGPoint();
			return r.x = e.clientX, r.y = e.clientY, r = r.matrixTransform(t.getScreenCTM().inverse()), [r.x, r.y];
		}
		if (t.getBoundingClientRect) {
			var i = t.getBoundingClientRect();
			return [e.clientX - i.left - t.clientLeft, e.clientY - i.top - t.clientTop];
		}
	}
	return [e.pageX, e.pageY];
}
// node_modules/d3-dispatch/dist/d3-dispatch.mjs
var gd = { value: () => {} };
function _d() {
	for (var e = 0, t = arguments.length, n = {}, r; e < t; ++e) {
		if (!(r = arguments[e] + "") || r in n || /[\s.]/.test(r)) throw Error("illegal type: " + r);
		n[r] = [];
	}
	return new vd(n);
}
function vd(e) {
	this._ = e;
}
function yd(e, t) {
	return e.trim().split(/^|\s+/).map(function(e) {
		var n = "", r = e.indexOf(".");
		if (r >= 0 && (n = e.slice(r + 1), e = e.slice(0, r)), e && !t.hasOwnProperty(e)) throw Error("unknown type: " + e);
		return {
			type: e,
			name: n
		};
	});
}
vd.prototype = _d.prototype = {
	constructor: vd,
	on: function(e, t) {
		var n = this._, r = yd(e + "", n), i, a = -1, o = r.length;
		if (arguments.length < 2) {
			for (; ++a < o;) if ((i = (e = r[a]).type) && (i = bd(n[i], e.name))) return i;
		} else {
			if (t != null && typeof t != "function") throw Error("invalid callback: " + t);
			for (; ++a < o;) if (i = (e = r[a]).type) n[i] = xd(n[i], e.name, t);
			else if (t == null) for (i in n) n[i] = xd(n[i], e.name, null);
			return this;
		}
	},
	copy: function() {
		var e = {}, t = this._;
		for (var n in t) e[n] = t[n].slice();
		return new vd(e);
	},
	call: function(e, t) {
		if ((i = arguments.length - 2) > 0) for (var n = Array(i), r = 0, i, a; r < i; ++r) n[r] = arguments[r + 2];
		if (!this._.hasOwnProperty(e)) throw Error("unknown type: " + e);
		for (a = this._[e], r = 0, i = a.length; r < i; ++r) a[r].value.apply(t, n);
	},
	apply: function(e, t, n) {
		if (!this._.hasOwnProperty(e)) throw Error("unknown type: " + e);
		for (var r = this._[e], i = 0, a = r.length; i < a; ++i) r[i].value.apply(t, n);
	}
};
function bd(e, t) {
	for (var n = 0, r = e.length, i; n < r; ++n) if ((i = e[n]).name === t) return i.value;
}
function xd(e, t, n) {
	for (var r = 0, i = e.length; r < i; ++r) if (e[r].name === t) {
		e[r] = gd, e = e.slice(0, r).concat(e.slice(r + 1));
		break;
	}
	return n != null && e.push({
		name: t,
		value: n
	}), e;
}
// node_modules/d3-drag/dist/d3-drag.mjs
var Sd = {
	capture: !0,
	passive: !1
};
function Cd(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
function wd(e) {
	var t = e.document.documentElement, n = pd(e).on("dragstart.drag", Cd, Sd);
	"onselectstart" in t ? n.on("selectstart.drag", Cd, Sd) : (t.__noselect = t.style.MozUserSelect, t.style.MozUserSelect = "none");
}
function Td(e, t) {
	var n = e.document.documentElement, r = pd(e).on("dragstart.drag", null);
	t && (r.on("click.drag", Cd, Sd), setTimeout(function() {
		r.on("click.drag", null);
	}, 0)), "onselectstart" in n ? r.on("selectstart.drag", null) : (n.style.MozUserSelect = n.__noselect, delete n.__noselect);
}
function Ed(e, { sourceEvent: t, subject: n, target: r, identifier: i, active: a, x: o, y: s, dx: c, dy: l, dispatch: u }) {
	Object.defineProperties(this, {
		type: {
			value: e,
			enumerable: !0,
			configurable: !0
		},
		sourceEvent: {
			value: t,
			enumerable: !0,
			configurable: !0
		},
		subject: {
			value: n,
			enumerable: !0,
			configurable: !0
		},
		target: {
			value: r,
			enumerable: !0,
			configurable: !0
		},
		identifier: {
			value: i,
			enumerable: !0,
			configurable: !0
		},
		active: {
			value: a,
			enumerable: !0,
			configurable: !0
		},
		x: {
			value: o,
			enumerable: !0,
			configurable: !0
		},
		y: {
			value: s,
			enumerable: !0,
			configurable: !0
		},
		dx: {
			value: c,
			enumerable: !0,
			configurable: !0
		},
		dy: {
			value: l,
			enumerable: !0,
			configurable: !0
		},
		_: { value: u }
	});
}
Ed.prototype.on = function() {
	var e = this._.on.apply(this._, arguments);
	return e === this._ ? this : e;
};
// node_modules/d3-timer/dist/d3-timer.mjs
var Dd = 0, Od = 0, kd = 0, Ad = 1e3, jd, Md, Nd = 0, Pd = 0, Fd = 0, Id = typeof performance == "object" && performance.now ? performance : Date, Ld = typeof window == "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(e) {
	setTimeout(e, 17);
};
function Rd() {
	return Pd ||= (Ld(zd), Id.now() + Fd);
}
function zd() {
	Pd = 0;
}
function Bd() {
	this._call = this._time = this._next = null;
}
Bd.prototype = Vd.prototype = {
	constructor: Bd,
	restart: function(e, t, n) {
		if (typeof e != "function") throw TypeError("callback is not a function");
		n = (n == null ? Rd() : +n) + (t == null ? 0 : +t), !this._next && Md !== this && (Md ? Md._next = this : jd = this, Md = this), this._call = e, this._time = n, Kd();
	},
	stop: function() {
		this._call && (this._call = null, this._time = Infinity, Kd());
	}
};
function Vd(e, t, n) {
	var r = new Bd();
	return r.restart(e, t, n), r;
}
function Hd() {
	Rd(), ++Dd;
	for (var e = jd, t; e;) (t = Pd - e._time) >= 0 && e._call.call(void 0, t), e = e._next;
	--Dd;
}
function Ud() {
	Pd = (Nd = Id.now()) + Fd, Dd = Od = 0;
	try {
		Hd();
	} finally {
		Dd = 0, Gd(), Pd = 0;
	}
}
function Wd() {
	var e = Id.now(), t = e - Nd;
	t > Ad && (Fd -= t, Nd = e);
}
function Gd() {
	for (var e, t = jd, n, r = Infinity; t;) t._call ? (r > t._time && (r = t._time), e = t, t = t._next) : (n = t._next, t._next = null, t = e ? e._next = n : jd = n);
	Md = e, Kd(r);
}
function Kd(e) {
	Dd || (Od &&= clearTimeout(Od), e - Pd > 24 ? (e < Infinity && (Od = setTimeout(Ud, Math.ceil(e - Id.now() - Fd) + 1)), kd &&= clearInterval(kd)) : (kd ||= (Nd = Id.now(), setInterval(Wd, Ad)), Dd = 1, Ld(Ud)));
}
function qd(e, t, n) {
	var r = new Bd();
	return t = t == null ? 0 : +t, r.restart((n) => {
		r.stop(), e(n + t);
	}, t, n), r;
}
// node_modules/d3-ease/dist/d3-ease.mjs
function Jd(e) {
	return ((e *= 2) <= 1 ? e * e * e : (e -= 2) * e * e + 2) / 2;
}
var Yd = 3;
(function e(t) {
	t = +t;
	function n(e) {
		return e ** +t;
	}
	return n.exponent = e, n;
})(Yd), (function e(t) {
	t = +t;
	function n(e) {
		return 1 - (1 - e) ** t;
	}
	return n.exponent = e, n;
})(Yd), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) <= 1 ? e ** +t : 2 - (2 - e) ** t) / 2;
	}
	return n.exponent = e, n;
})(Yd);
function Xd(e) {
	return (2 ** (-10 * e) - .0009765625) * 1.0009775171065494;
}
var Zd = 4 / 11;
1 / Zd / Zd;
var Qd = 1.70158;
(function e(t) {
	t = +t;
	function n(e) {
		return (e = +e) * e * (t * (e - 1) + e);
	}
	return n.overshoot = e, n;
})(Qd), (function e(t) {
	t = +t;
	function n(e) {
		return --e * e * ((e + 1) * t + e) + 1;
	}
	return n.overshoot = e, n;
})(Qd), (function e(t) {
	t = +t;
	function n(e) {
		return ((e *= 2) < 1 ? e * e * ((t + 1) * e - t) : (e -= 2) * e * ((t + 1) * e + t) + 2) / 2;
	}
	return n.overshoot = e, n;
})(Qd);
var $d = 2 * Math.PI, ef = 1, tf = .3;
(function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= $d);
	function i(e) {
		return t * Xd(- --e) * Math.sin((r - e) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * $d);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(ef, tf), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= $d);
	function i(e) {
		return 1 - t * Xd(e = +e) * Math.sin((e + r) / n);
	}
	return i.amplitude = function(t) {
		return e(t, n * $d);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(ef, tf), (function e(t, n) {
	var r = Math.asin(1 / (t = Math.max(1, t))) * (n /= $d);
	function i(e) {
		return ((e = e * 2 - 1) < 0 ? t * Xd(-e) * Math.sin((r - e) / n) : 2 - t * Xd(e) * Math.sin((r + e) / n)) / 2;
	}
	return i.amplitude = function(t) {
		return e(t, n * $d);
	}, i.period = function(n) {
		return e(t, n);
	}, i;
})(ef, tf);
// node_modules/d3-transition/dist/d3-transition.mjs
var nf = _d("start", "end", "cancel", "interrupt"), rf = [], af = 0, of = 1, sf = 2, cf = 3, lf = 4, uf = 5, df = 6;
function ff(e, t, n, r, i, a) {
	var o = e.__transition;
	if (!o) e.__transition = {};
	else if (n in o) return;
	gf(e, n, {
		name: t,
		index: r,
		group: i,
		on: nf,
		tween: rf,
		time: a.time,
		delay: a.delay,
		duration: a.duration,
		ease: a.ease,
		timer: null,
		state: af
	});
}
function pf(e, t) {
	var n = hf(e, t);
	if (n.state > af) throw Error("too late; already scheduled");
	return n;
}
function mf(e, t) {
	var n = hf(e, t);
	if (n.state > cf) throw Error("too late; already running");
	return n;
}
function hf(e, t) {
	var n = e.__transition;
	if (!n || !(n = n[t])) throw Error("transition not found");
	return n;
}
function gf(e, t, n) {
	var r = e.__transition, i;
	r[t] = n, n.timer = Vd(a, 0, n.time);
	function a(e) {
		n.state = of, n.timer.restart(o, n.delay, n.time), n.delay <= e && o(e - n.delay);
	}
	function o(a) {
		var l, u, d, f;
		if (n.state !== of) return c();
		for (l in r) if (f = r[l], f.name === n.name) {
			if (f.state === cf) return qd(o);
			f.state === lf ? (f.state = df, f.timer.stop(), f.on.call("interrupt", e, e.__data__, f.index, f.group), delete r[l]) : +l < t && (f.state = df, f.timer.stop(), f.on.call("cancel", e, e.__data__, f.index, f.group), delete r[l]);
		}
		if (qd(function() {
			n.state === cf && (n.state = lf, n.timer.restart(s, n.delay, n.time), s(a));
		}), n.state = sf, n.on.call("start", e, e.__data__, n.index, n.group), n.state === sf) {
			for (n.state = cf, i = Array(d = n.tween.length), l = 0, u = -1; l < d; ++l) (f = n.tween[l].value.call(e, e.__data__, n.index, n.group)) && (i[++u] = f);
			i.length = u + 1;
		}
	}
	function s(t) {
		for (var r = t < n.duration ? n.ease.call(null, t / n.duration) : (n.timer.restart(c), n.state = uf, 1), a = -1, o = i.length; ++a < o;) i[a].call(e, r);
		n.state === uf && (n.on.call("end", e, e.__data__, n.index, n.group), c());
	}
	function c() {
		for (var i in n.state = df, n.timer.stop(), delete r[t], r) return;
		delete e.__transition;
	}
}
function _f(e, t) {
	var n = e.__transition, r, i, a = !0, o;
	if (n) {
		for (o in t = t == null ? null : t + "", n) (r = n[o]).name === t ? (i = r.state > sf && r.state < uf, r.state = df, r.timer.stop(), r.on.call(i ? "interrupt" : "cancel", e, e.__data__, r.index, r.group), delete n[o]) : a = !1;
		a && delete e.__transition;
	}
}
function vf(e) {
	return this.each(function() {
		_f(this, e);
	});
}
function yf(e, t) {
	var n, r;
	return function() {
		var i = mf(this, e), a = i.tween;
		if (a !== n) {
			r = n = a;
			for (var o = 0, s = r.length; o < s; ++o) if (r[o].name === t) {
				r = r.slice(), r.splice(o, 1);
				break;
			}
		}
		i.tween = r;
	};
}
function bf(e, t, n) {
	var r, i;
	if (typeof n != "function") throw Error();
	return function() {
		var a = mf(this, e), o = a.tween;
		if (o !== r) {
			i = (r = o).slice();
			for (var s = {
				name: t,
				value: n
			}, c = 0, l = i.length; c < l; ++c) if (i[c].name === t) {
				i[c] = s;
				break;
			}
			c === l && i.push(s);
		}
		a.tween = i;
	};
}
function xf(e, t) {
	var n = this._id;
	if (e += "", arguments.length < 2) {
		for (var r = hf(this.node(), n).tween, i = 0, a = r.length, o; i < a; ++i) if ((o = r[i]).name === e) return o.value;
		return null;
	}
	return this.each((t == null ? yf : bf)(n, e, t));
}
function Sf(e, t, n) {
	var r = e._id;
	return e.each(function() {
		var e = mf(this, r);
		(e.value ||= {})[t] = n.apply(this, arguments);
	}), function(e) {
		return hf(e, r).value[t];
	};
}
function Cf(e, t) {
	var n;
	return (typeof t == "number" ? gc : t instanceof fs ? hc : (n = fs(t)) ? (t = n, hc) : xc)(e, t);
}
function wf(e) {
	return function() {
		this.removeAttribute(e);
	};
}
function Tf(e) {
	return function() {
		this.removeAttributeNS(e.space, e.local);
	};
}
function Ef(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttribute(e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Df(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = this.getAttributeNS(e.space, e.local);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function Of(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttribute(e) : (o = this.getAttribute(e), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function kf(e, t, n) {
	var r, i, a;
	return function() {
		var o, s = n(this), c;
		return s == null ? void this.removeAttributeNS(e.space, e.local) : (o = this.getAttributeNS(e.space, e.local), c = s + "", o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s)));
	};
}
function Af(e, t) {
	var n = gl(e), r = n === "transform" ? Ac : Cf;
	return this.attrTween(e, typeof t == "function" ? (n.local ? kf : Of)(n, r, Sf(this, "attr." + e, t)) : t == null ? (n.local ? Tf : wf)(n) : (n.local ? Df : Ef)(n, r, t));
}
function jf(e, t) {
	return function(n) {
		this.setAttribute(e, t.call(this, n));
	};
}
function Mf(e, t) {
	return function(n) {
		this.setAttributeNS(e.space, e.local, t.call(this, n));
	};
}
function Nf(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && Mf(e, i)), n;
	}
	return i._value = t, i;
}
function Pf(e, t) {
	var n, r;
	function i() {
		var i = t.apply(this, arguments);
		return i !== r && (n = (r = i) && jf(e, i)), n;
	}
	return i._value = t, i;
}
function Ff(e, t) {
	var n = "attr." + e;
	if (arguments.length < 2) return (n = this.tween(n)) && n._value;
	if (t == null) return this.tween(n, null);
	if (typeof t != "function") throw Error();
	var r = gl(e);
	return this.tween(n, (r.local ? Nf : Pf)(r, t));
}
function If(e, t) {
	return function() {
		pf(this, e).delay = +t.apply(this, arguments);
	};
}
function Lf(e, t) {
	return t = +t, function() {
		pf(this, e).delay = t;
	};
}
function Rf(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? If : Lf)(t, e)) : hf(this.node(), t).delay;
}
function zf(e, t) {
	return function() {
		mf(this, e).duration = +t.apply(this, arguments);
	};
}
function Bf(e, t) {
	return t = +t, function() {
		mf(this, e).duration = t;
	};
}
function Vf(e) {
	var t = this._id;
	return arguments.length ? this.each((typeof e == "function" ? zf : Bf)(t, e)) : hf(this.node(), t).duration;
}
function Hf(e, t) {
	if (typeof t != "function") throw Error();
	return function() {
		mf(this, e).ease = t;
	};
}
function Uf(e) {
	var t = this._id;
	return arguments.length ? this.each(Hf(t, e)) : hf(this.node(), t).ease;
}
function Wf(e, t) {
	return function() {
		var n = t.apply(this, arguments);
		if (typeof n != "function") throw Error();
		mf(this, e).ease = n;
	};
}
function Gf(e) {
	if (typeof e != "function") throw Error();
	return this.each(Wf(this._id, e));
}
function Kf(e) {
	typeof e != "function" && (e = Ol(e));
	for (var t = this._groups, n = t.length, r = Array(n), i = 0; i < n; ++i) for (var a = t[i], o = a.length, s = r[i] = [], c, l = 0; l < o; ++l) (c = a[l]) && e.call(c, c.__data__, l, a) && s.push(c);
	return new xp(r, this._parents, this._name, this._id);
}
function qf(e) {
	if (e._id !== this._id) throw Error();
	for (var t = this._groups, n = e._groups, r = t.length, i = n.length, a = Math.min(r, i), o = Array(r), s = 0; s < a; ++s) for (var c = t[s], l = n[s], u = c.length, d = o[s] = Array(u), f, p = 0; p < u; ++p) (f = c[p] || l[p]) && (d[p] = f);
	for (; s < r; ++s) o[s] = t[s];
	return new xp(o, this._parents, this._name, this._id);
}
function Jf(e) {
	return (e + "").trim().split(/^|\s+/).every(function(e) {
		var t = e.indexOf(".");
		return t >= 0 && (e = e.slice(0, t)), !e || e === "start";
	});
}
function Yf(e, t, n) {
	var r, i, a = Jf(t) ? pf : mf;
	return function() {
		var o = a(this, e), s = o.on;
		s !== r && (i = (r = s).copy()).on(t, n), o.on = i;
	};
}
function Xf(e, t) {
	var n = this._id;
	return arguments.length < 2 ? hf(this.node(), n).on.on(e) : this.each(Yf(n, e, t));
}
function Zf(e) {
	return function() {
		var t = this.parentNode;
		for (var n in this.__transition) if (+n !== e) return;
		t && t.removeChild(this);
	};
}
function Qf() {
	return this.on("end.remove", Zf(this._id));
}
function $f(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = xl(e));
	for (var r = this._groups, i = r.length, a = Array(i), o = 0; o < i; ++o) for (var s = r[o], c = s.length, l = a[o] = Array(c), u, d, f = 0; f < c; ++f) (u = s[f]) && (d = e.call(u, u.__data__, f, s)) && ("__data__" in u && (d.__data__ = u.__data__), l[f] = d, ff(l[f], t, n, f, l, hf(u, n)));
	return new xp(a, this._parents, t, n);
}
function ep(e) {
	var t = this._name, n = this._id;
	typeof e != "function" && (e = Tl(e));
	for (var r = this._groups, i = r.length, a = [], o = [], s = 0; s < i; ++s) for (var c = r[s], l = c.length, u, d = 0; d < l; ++d) if (u = c[d]) {
		for (var f = e.call(u, u.__data__, d, c), p, m = hf(u, n), h = 0, g = f.length; h < g; ++h) (p = f[h]) && ff(p, t, n, h, f, m);
		a.push(f), o.push(u);
	}
	return new xp(a, o, t, n);
}
var tp = dd.prototype.constructor;
function np() {
	return new tp(this._groups, this._parents);
}
function rp(e, t) {
	var n, r, i;
	return function() {
		var a = vu(this, e), o = (this.style.removeProperty(e), vu(this, e));
		return a === o ? null : a === n && o === r ? i : i = t(n = a, r = o);
	};
}
function ip(e) {
	return function() {
		this.style.removeProperty(e);
	};
}
function ap(e, t, n) {
	var r, i = n + "", a;
	return function() {
		var o = vu(this, e);
		return o === i ? null : o === r ? a : a = t(r = o, n);
	};
}
function op(e, t, n) {
	var r, i, a;
	return function() {
		var o = vu(this, e), s = n(this), c = s + "";
		return s ?? (c = s = (this.style.removeProperty(e), vu(this, e))), o === c ? null : o === r && c === i ? a : (i = c, a = t(r = o, s));
	};
}
function sp(e, t) {
	var n, r, i, a = "style." + t, o = "end." + a, s;
	return function() {
		var c = mf(this, e), l = c.on, u = c.value[a] == null ? s ||= ip(t) : void 0;
		(l !== n || i !== u) && (r = (n = l).copy()).on(o, i = u), c.on = r;
	};
}
function cp(e, t, n) {
	var r = (e += "") == "transform" ? kc : Cf;
	return t == null ? this.styleTween(e, rp(e, r)).on("end.style." + e, ip(e)) : typeof t == "function" ? this.styleTween(e, op(e, r, Sf(this, "style." + e, t))).each(sp(this._id, e)) : this.styleTween(e, ap(e, r, t), n).on("end.style." + e, null);
}
function lp(e, t, n) {
	return function(r) {
		this.style.setProperty(e, t.call(this, r), n);
	};
}
function up(e, t, n) {
	var r, i;
	function a() {
		var a = t.apply(this, arguments);
		return a !== i && (r = (i = a) && lp(e, a, n)), r;
	}
	return a._value = t, a;
}
function dp(e, t, n) {
	var r = "style." + (e += "");
	if (arguments.length < 2) return (r = this.tween(r)) && r._value;
	if (t == null) return this.tween(r, null);
	if (typeof t != "function") throw Error();
	return this.tween(r, up(e, t, n ?? ""));
}
function fp(e) {
	return function() {
		this.textContent = e;
	};
}
function pp(e) {
	return function() {
		var t = e(this);
		this.textContent = t ?? "";
	};
}
function mp(e) {
	return this.tween("text", typeof e == "function" ? pp(Sf(this, "text", e)) : fp(e == null ? "" : e + ""));
}
function hp(e) {
	return function(t) {
		this.textContent = e.call(this, t);
	};
}
function gp(e) {
	var t, n;
	function r() {
		var r = e.apply(this, arguments);
		return r !== n && (t = (n = r) && hp(r)), t;
	}
	return r._value = e, r;
}
function _p(e) {
	var t = "text";
	if (arguments.length < 1) return (t = this.tween(t)) && t._value;
	if (e == null) return this.tween(t, null);
	if (typeof e != "function") throw Error();
	return this.tween(t, gp(e));
}
function vp() {
	for (var e = this._name, t = this._id, n = Sp(), r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) if (c = o[l]) {
		var u = hf(c, t);
		ff(c, e, n, l, o, {
			time: u.time + u.delay + u.duration,
			delay: 0,
			duration: u.duration,
			ease: u.ease
		});
	}
	return new xp(r, this._parents, e, n);
}
function yp() {
	var e, t, n = this, r = n._id, i = n.size();
	return new Promise(function(a, o) {
		var s = { value: o }, c = { value: function() {
			--i === 0 && a();
		} };
		n.each(function() {
			var n = mf(this, r), i = n.on;
			i !== e && (t = (e = i).copy(), t._.cancel.push(s), t._.interrupt.push(s), t._.end.push(c)), n.on = t;
		}), i === 0 && a();
	});
}
var bp = 0;
function xp(e, t, n, r) {
	this._groups = e, this._parents = t, this._name = n, this._id = r;
}
function Sp() {
	return ++bp;
}
var Cp = dd.prototype;
xp.prototype = {
	constructor: xp,
	select: $f,
	selectAll: ep,
	selectChild: Cp.selectChild,
	selectChildren: Cp.selectChildren,
	filter: Kf,
	merge: qf,
	selection: np,
	transition: vp,
	call: Cp.call,
	nodes: Cp.nodes,
	node: Cp.node,
	size: Cp.size,
	empty: Cp.empty,
	each: Cp.each,
	on: Xf,
	attr: Af,
	attrTween: Ff,
	style: cp,
	styleTween: dp,
	text: mp,
	textTween: _p,
	remove: Qf,
	tween: xf,
	delay: Rf,
	duration: Vf,
	ease: Uf,
	easeVarying: Gf,
	end: yp,
	[Symbol.iterator]: Cp[Symbol.iterator]
};
var wp = {
	time: null,
	delay: 0,
	duration: 250,
	ease: Jd
};
function Tp(e, t) {
	for (var n; !(n = e.__transition) || !(n = n[t]);) if (!(e = e.parentNode)) throw Error(`transition ${t} not found`);
	return n;
}
function Ep(e) {
	var t, n;
	e instanceof xp ? (t = e._id, e = e._name) : (t = Sp(), (n = wp).time = Rd(), e = e == null ? null : e + "");
	for (var r = this._groups, i = r.length, a = 0; a < i; ++a) for (var o = r[a], s = o.length, c, l = 0; l < s; ++l) (c = o[l]) && ff(c, e, t, l, o, n || Tp(c, t));
	return new xp(r, this._parents, e, t);
}
dd.prototype.interrupt = vf, dd.prototype.transition = Ep;
// node_modules/d3-zoom/src/constant.js
var Dp = (e) => () => e;
// node_modules/d3-zoom/src/event.js
function Op(e, { sourceEvent: t, target: n, transform: r, dispatch: i }) {
	Object.defineProperties(this, {
		type: {
			value: e,
			enumerable: !0,
			configurable: !0
		},
		sourceEvent: {
			value: t,
			enumerable: !0,
			configurable: !0
		},
		target: {
			value: n,
			enumerable: !0,
			configurable: !0
		},
		transform: {
			value: r,
			enumerable: !0,
			configurable: !0
		},
		_: { value: i }
	});
}
// node_modules/d3-zoom/src/transform.js
function kp(e, t, n) {
	this.k = e, this.x = t, this.y = n;
}
kp.prototype = {
	constructor: kp,
	scale: function(e) {
		return e === 1 ? this : new kp(this.k * e, this.x, this.y);
	},
	translate: function(e, t) {
		return e === 0 & t === 0 ? this : new kp(this.k, this.x + this.k * e, this.y + this.k * t);
	},
	apply: function(e) {
		return [e[0] * this.k + this.x, e[1] * this.k + this.y];
	},
	applyX: function(e) {
		return e * this.k + this.x;
	},
	applyY: function(e) {
		return e * this.k + this.y;
	},
	invert: function(e) {
		return [(e[0] - this.x) / this.k, (e[1] - this.y) / this.k];
	},
	invertX: function(e) {
		return (e - this.x) / this.k;
	},
	invertY: function(e) {
		return (e - this.y) / this.k;
	},
	rescaleX: function(e) {
		return e.copy().domain(e.range().map(this.invertX, this).map(e.invert, e));
	},
	rescaleY: function(e) {
		return e.copy().domain(e.range().map(this.invertY, this).map(e.invert, e));
	},
	toString: function() {
		return "translate(" + this.x + "," + this.y + ") scale(" + this.k + ")";
	}
};
var Ap = new kp(1, 0, 0);
jp.prototype = kp.prototype;
function jp(e) {
	for (; !e.__zoom;) if (!(e = e.parentNode)) return Ap;
	return e.__zoom;
}
// node_modules/d3-zoom/src/noevent.js
function Mp(e) {
	e.stopImmediatePropagation();
}
function Np(e) {
	e.preventDefault(), e.stopImmediatePropagation();
}
// node_modules/d3-zoom/src/zoom.js
function Pp(e) {
	return (!e.ctrlKey || e.type === "wheel") && !e.button;
}
function Fp() {
	var e = this;
	return e instanceof SVGElement ? (e = e.ownerSVGElement || e, e.hasAttribute("viewBox") ? (e = e.viewBox.baseVal, [[e.x, e.y], [e.x + e.width, e.y + e.height]]) : [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]]) : [[0, 0], [e.clientWidth, e.clientHeight]];
}
function Ip() {
	return this.__zoom || Ap;
}
function Lp(e) {
	return -e.deltaY * (e.deltaMode === 1 ? .05 : e.deltaMode ? 1 : .002) * (e.ctrlKey ? 10 : 1);
}
function Rp() {
	return navigator.maxTouchPoints || "ontouchstart" in this;
}
function zp(e, t, n) {
	var r = e.invertX(t[0][0]) - n[0][0], i = e.invertX(t[1][0]) - n[1][0], a = e.invertY(t[0][1]) - n[0][1], o = e.invertY(t[1][1]) - n[1][1];
	return e.translate(i > r ? (r + i) / 2 : Math.min(0, r) || Math.max(0, i), o > a ? (a + o) / 2 : Math.min(0, a) || Math.max(0, o));
}
function Bp() {
	var e = Pp, t = Fp, n = zp, r = Lp, i = Rp, a = [0, Infinity], o = [[-Infinity, -Infinity], [Infinity, Infinity]], s = 250, c = Fc, l = _d("start", "zoom", "end"), u, d, f, p = 500, m = 150, h = 0, g = 10;
	function _(e) {
		e.property("__zoom", Ip).on("wheel.zoom", w, { passive: !1 }).on("mousedown.zoom", T).on("dblclick.zoom", E).filter(i).on("touchstart.zoom", D).on("touchmove.zoom", ee).on("touchend.zoom touchcancel.zoom", O).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
	}
	_.transform = function(e, t, n, r) {
		var i = e.selection ? e.selection() : e;
		i.property("__zoom", Ip), e === i ? i.interrupt().each(function() {
			S(this, arguments).event(r).start().zoom(null, typeof t == "function" ? t.apply(this, arguments) : t).end();
		}) : x(e, t, n, r);
	}, _.scaleBy = function(e, t, n, r) {
		_.scaleTo(e, function() {
			return this.__zoom.k * (typeof t == "function" ? t.apply(this, arguments) : t);
		}, n, r);
	}, _.scaleTo = function(e, r, i, a) {
		_.transform(e, function() {
			var e = t.apply(this, arguments), a = this.__zoom, s = i == null ? b(e) : typeof i == "function" ? i.apply(this, arguments) : i, c = a.invert(s), l = typeof r == "function" ? r.apply(this, arguments) : r;
			return n(y(v(a, l), s, c), e, o);
		}, i, a);
	}, _.translateBy = function(e, r, i, a) {
		_.transform(e, function() {
			return n(this.__zoom.translate(typeof r == "function" ? r.apply(this, arguments) : r, typeof i == "function" ? i.apply(this, arguments) : i), t.apply(this, arguments), o);
		}, null, a);
	}, _.translateTo = function(e, r, i, a, s) {
		_.transform(e, function() {
			var e = t.apply(this, arguments), s = this.__zoom, c = a == null ? b(e) : typeof a == "function" ? a.apply(this, arguments) : a;
			return n(Ap.translate(c[0], c[1]).scale(s.k).translate(typeof r == "function" ? -r.apply(this, arguments) : -r, typeof i == "function" ? -i.apply(this, arguments) : -i), e, o);
		}, a, s);
	};
	function v(e, t) {
		return t = Math.max(a[0], Math.min(a[1], t)), t === e.k ? e : new kp(t, e.x, e.y);
	}
	function y(e, t, n) {
		var r = t[0] - n[0] * e.k, i = t[1] - n[1] * e.k;
		return r === e.x && i === e.y ? e : new kp(e.k, r, i);
	}
	function b(e) {
		return [(+e[0][0] + +e[1][0]) / 2, (+e[0][1] + +e[1][1]) / 2];
	}
	function x(e, n, r, i) {
		e.on("start.zoom", function() {
			S(this, arguments).event(i).start();
		}).on("interrupt.zoom end.zoom", function() {
			S(this, arguments).event(i).end();
		}).tween("zoom", function() {
			var e = this, a = arguments, o = S(e, a).event(i), s = t.apply(e, a), l = r == null ? b(s) : typeof r == "function" ? r.apply(e, a) : r, u = Math.max(s[1][0] - s[0][0], s[1][1] - s[0][1]), d = e.__zoom, f = typeof n == "function" ? n.apply(e, a) : n, p = c(d.invert(l).concat(u / d.k), f.invert(l).concat(u / f.k));
			return function(e) {
				if (e === 1) e = f;
				else {
					var t = p(e), n = u / t[2];
					e = new kp(n, l[0] - t[0] * n, l[1] - t[1] * n);
				}
				o.zoom(null, e);
			};
		});
	}
	function S(e, t, n) {
		return !n && e.__zooming || new C(e, t);
	}
	function C(e, n) {
		this.that = e, this.args = n, this.active = 0, this.sourceEvent = null, this.extent = t.apply(e, n), this.taps = 0;
	}
	C.prototype = {
		event: function(e) {
			return e && (this.sourceEvent = e), this;
		},
		start: function() {
			return ++this.active === 1 && (this.that.__zooming = this, this.emit("start")), this;
		},
		zoom: function(e, t) {
			return this.mouse && e !== "mouse" && (this.mouse[1] = t.invert(this.mouse[0])), this.touch0 && e !== "touch" && (this.touch0[1] = t.invert(this.touch0[0])), this.touch1 && e !== "touch" && (this.touch1[1] = t.invert(this.touch1[0])), this.that.__zoom = t, this.emit("zoom"), this;
		},
		end: function() {
			return --this.active === 0 && (delete this.that.__zooming, this.emit("end")), this;
		},
		emit: function(e) {
			var t = pd(this.that).datum();
			l.call(e, this.that, new Op(e, {
				sourceEvent: this.sourceEvent,
				target: _,
				type: e,
				transform: this.that.__zoom,
				dispatch: l
			}), t);
		}
	};
	function w(t, ...i) {
		if (!e.apply(this, arguments)) return;
		var s = S(this, i).event(t), c = this.__zoom, l = Math.max(a[0], Math.min(a[1], c.k * 2 ** r.apply(this, arguments))), u = hd(t);
		if (s.wheel) (s.mouse[0][0] !== u[0] || s.mouse[0][1] !== u[1]) && (s.mouse[1] = c.invert(s.mouse[0] = u)), clearTimeout(s.wheel);
		else if (c.k === l) return;
		else s.mouse = [u, c.invert(u)], _f(this), s.start();
		Np(t), s.wheel = setTimeout(d, m), s.zoom("mouse", n(y(v(c, l), s.mouse[0], s.mouse[1]), s.extent, o));
		function d() {
			s.wheel = null, s.end();
		}
	}
	function T(t, ...r) {
		if (f || !e.apply(this, arguments)) return;
		var i = t.currentTarget, a = S(this, r, !0).event(t), s = pd(t.view).on("mousemove.zoom", d, !0).on("mouseup.zoom", p, !0), c = hd(t, i), l = t.clientX, u = t.clientY;
		wd(t.view), Mp(t), a.mouse = [c, this.__zoom.invert(c)], _f(this), a.start();
		function d(e) {
			if (Np(e), !a.moved) {
				var t = e.clientX - l, r = e.clientY - u;
				a.moved = t * t + r * r > h;
			}
			a.event(e).zoom("mouse", n(y(a.that.__zoom, a.mouse[0] = hd(e, i), a.mouse[1]), a.extent, o));
		}
		function p(e) {
			s.on("mousemove.zoom mouseup.zoom", null), Td(e.view, a.moved), Np(e), a.event(e).end();
		}
	}
	function E(r, ...i) {
		if (e.apply(this, arguments)) {
			var a = this.__zoom, c = hd(r.changedTouches ? r.changedTouches[0] : r, this), l = a.invert(c), u = a.k * (r.shiftKey ? .5 : 2), d = n(y(v(a, u), c, l), t.apply(this, i), o);
			Np(r), s > 0 ? pd(this).transition().duration(s).call(x, d, c, r) : pd(this).call(_.transform, d, c, r);
		}
	}
	function D(t, ...n) {
		if (e.apply(this, arguments)) {
			var r = t.touches, i = r.length, a = S(this, n, t.changedTouches.length === i).event(t), o, s, c, l;
			for (Mp(t), s = 0; s < i; ++s) c = r[s], l = hd(c, this), l = [
				l,
				this.__zoom.invert(l),
				c.identifier
			], a.touch0 ? !a.touch1 && a.touch0[2] !== l[2] && (a.touch1 = l, a.taps = 0) : (a.touch0 = l, o = !0, a.taps = 1 + !!u);
			u &&= clearTimeout(u), o && (a.taps < 2 && (d = l[0], u = setTimeout(function() {
				u = null;
			}, p)), _f(this), a.start());
		}
	}
	function ee(e, ...t) {
		if (this.__zooming) {
			var r = S(this, t).event(e), i = e.changedTouches, a = i.length, s, c, l, u;
			for (Np(e), s = 0; s < a; ++s) c = i[s], l = hd(c, this), r.touch0 && r.touch0[2] === c.identifier ? r.touch0[0] = l : r.touch1 && r.touch1[2] === c.identifier && (r.touch1[0] = l);
			if (c = r.that.__zoom, r.touch1) {
				var d = r.touch0[0], f = r.touch0[1], p = r.touch1[0], m = r.touch1[1], h = (h = p[0] - d[0]) * h + (h = p[1] - d[1]) * h, g = (g = m[0] - f[0]) * g + (g = m[1] - f[1]) * g;
				c = v(c, Math.sqrt(h / g)), l = [(d[0] + p[0]) / 2, (d[1] + p[1]) / 2], u = [(f[0] + m[0]) / 2, (f[1] + m[1]) / 2];
			} else if (r.touch0) l = r.touch0[0], u = r.touch0[1];
			else return;
			r.zoom("touch", n(y(c, l, u), r.extent, o));
		}
	}
	function O(e, ...t) {
		if (this.__zooming) {
			var n = S(this, t).event(e), r = e.changedTouches, i = r.length, a, o;
			for (Mp(e), f && clearTimeout(f), f = setTimeout(function() {
				f = null;
			}, p), a = 0; a < i; ++a) o = r[a], n.touch0 && n.touch0[2] === o.identifier ? delete n.touch0 : n.touch1 && n.touch1[2] === o.identifier && delete n.touch1;
			if (n.touch1 && !n.touch0 && (n.touch0 = n.touch1, delete n.touch1), n.touch0) n.touch0[1] = this.__zoom.invert(n.touch0[0]);
			else if (n.end(), n.taps === 2 && (o = hd(o, this), Math.hypot(d[0] - o[0], d[1] - o[1]) < g)) {
				var s = pd(this).on("dblclick.zoom");
				s && s.apply(this, arguments);
			}
		}
	}
	return _.wheelDelta = function(e) {
		return arguments.length ? (r = typeof e == "function" ? e : Dp(+e), _) : r;
	}, _.filter = function(t) {
		return arguments.length ? (e = typeof t == "function" ? t : Dp(!!t), _) : e;
	}, _.touchable = function(e) {
		return arguments.length ? (i = typeof e == "function" ? e : Dp(!!e), _) : i;
	}, _.extent = function(e) {
		return arguments.length ? (t = typeof e == "function" ? e : Dp([[+e[0][0], +e[0][1]], [+e[1][0], +e[1][1]]]), _) : t;
	}, _.scaleExtent = function(e) {
		return arguments.length ? (a[0] = +e[0], a[1] = +e[1], _) : [a[0], a[1]];
	}, _.translateExtent = function(e) {
		return arguments.length ? (o[0][0] = +e[0][0], o[1][0] = +e[1][0], o[0][1] = +e[0][1], o[1][1] = +e[1][1], _) : [[o[0][0], o[0][1]], [o[1][0], o[1][1]]];
	}, _.constrain = function(e) {
		return arguments.length ? (n = e, _) : n;
	}, _.duration = function(e) {
		return arguments.length ? (s = +e, _) : s;
	}, _.interpolate = function(e) {
		return arguments.length ? (c = e, _) : c;
	}, _.on = function() {
		var e = l.on.apply(l, arguments);
		return e === l ? _ : e;
	}, _.clickDistance = function(e) {
		return arguments.length ? (h = (e = +e) * e, _) : Math.sqrt(h);
	}, _.tapDistance = function(e) {
		return arguments.length ? (g = +e, _) : g;
	}, _;
}
// src/explore/Legend.svelte
var Vp = /* @__PURE__ */ K("<li> </li>"), Hp = /* @__PURE__ */ K("<span class=\"sampled svelte-bmjma\"> </span>"), Up = /* @__PURE__ */ K("<figure class=\"svelte-bmjma\"><div><canvas width=\"256\" height=\"1\" aria-hidden=\"true\" class=\"svelte-bmjma\"></canvas> <ul class=\"ticks svelte-bmjma\"></ul></div> <span class=\"said svelte-bmjma\"><span class=\"mark masked svelte-bmjma\"></span> </span> <span class=\"said svelte-bmjma\"><span class=\"mark nan svelte-bmjma\"></span> NaN</span> <!></figure>");
function Wp(e, t) {
	Ve(t, !0);
	let n = Q(t, "signed", 3, !1), r = /* @__PURE__ */ N(() => Yi.t.explore), i = /* @__PURE__ */ F(void 0);
	B(() => {
		if (!W(i)) return;
		let e = new ImageData(new Uint8ClampedArray(Hc(t.palette)), 256, 1);
		W(i).getContext("2d").putImageData(e, 0, 0);
	});
	let a = /* @__PURE__ */ N(() => n() ? [
		`−${$(t.scale.high)}`,
		"0",
		$(t.scale.high)
	] : t.scaling === "rank" ? [W(r).smallest, W(r).largest] : t.scaling === "log" ? [
		`≤ ${$(t.scale.low)}`,
		$(Math.sqrt(t.scale.low * t.scale.high)),
		$(t.scale.high)
	] : [
		"0",
		$(t.scale.high / 2),
		$(t.scale.high)
	]);
	var o = Up(), s = L(o), c = L(s);
	Li(c, (e) => I(i, e), () => W(i));
	var l = z(c, 2);
	X(l, 21, () => W(a), Vr, (e, t) => {
		var n = Vp(), r = R(n, !0);
		V(() => J(r, W(t))), q(e, n);
	}), M(l), M(s);
	var u = z(s, 2), d = z(L(u));
	M(u);
	var f = z(u, 4), p = (e) => {
		var n = Hp(), r = R(n, !0);
		V(() => J(r, t.sampled)), q(e, n);
	};
	Y(f, (e) => {
		t.sampled && e(p);
	}), M(o), V(() => {
		Z(l, "aria-label", W(r).scaleLabel), J(d, ` ${W(r).masked ?? ""}`);
	}), q(e, o), He();
}
// src/explore/MapChoices.svelte
var Gp = /* @__PURE__ */ K("<label> <select><option> </option><option> </option></select></label>"), Kp = /* @__PURE__ */ K("<label><input type=\"checkbox\"/> </label> <label><input type=\"checkbox\"/> </label>", 1), qp = /* @__PURE__ */ K("<div class=\"choices\" data-screen=\"\"><label> <select><option> </option><option> </option><option> </option></select></label> <!> <label> <select><option>cividis</option><option>viridis</option></select></label> <!> <label><input type=\"checkbox\"/> </label> <span class=\"buttons\"><button>+</button> <button>−</button> <button> </button></span></div>");
function Jp(e, t) {
	Ve(t, !0);
	let n = Q(t, "place", 7), r = Q(t, "asTable", 15), i = /* @__PURE__ */ N(() => Yi.t.explore);
	function a(e, t) {
		let r = n().omit.split(",").filter((t) => t && t !== e);
		n().omit = (t ? [...r, e] : r).sort().join(",");
	}
	var o = qp(), s = L(o), c = L(s), l = z(c), u = L(l), d = R(u, !0);
	u.value = u.__value = "log";
	var f = z(u), p = R(f, !0);
	f.value = f.__value = "linear";
	var m = z(f), h = R(m, !0);
	m.value = m.__value = "rank", M(l), vi(l), M(s);
	var g = z(s, 2), _ = (e) => {
		var t = Gp(), r = L(t), a = z(r), o = L(a), s = R(o, !0);
		o.value = o.__value = "max";
		var c = z(o), l = R(c, !0);
		c.value = c.__value = "mean", M(a), vi(a), M(t), V(() => {
			J(r, `${W(i).bins ?? ""} `), J(s, W(i).max), J(l, W(i).meanBin);
		}), yi(a, () => n().reduce, (e) => n().reduce = e), q(e, t);
	};
	Y(g, (e) => {
		t.live && e(_);
	});
	var v = z(g, 2), y = L(v), b = z(y), x = L(b);
	x.value = x.__value = "cividis";
	var S = z(x);
	S.value = S.__value = "viridis", M(b), vi(b), M(v);
	var C = z(v, 2), w = (e) => {
		var t = Kp(), r = rn(t), o = L(r);
		Ei(o);
		var s = z(o);
		M(r);
		var c = z(r, 2), l = L(c);
		Ei(l);
		var u = z(l);
		M(c), V((e, t) => {
			Oi(o, e), J(s, ` ${W(i).noFirst ?? ""}`), Oi(l, t), J(u, ` ${W(i).noDiagonal ?? ""}`);
		}, [() => n().omit.includes("first"), () => n().omit.includes("diagonal")]), G("change", o, (e) => a("first", e.currentTarget.checked)), G("change", l, (e) => a("diagonal", e.currentTarget.checked)), q(e, t);
	};
	Y(C, (e) => {
		t.live && e(w);
	});
	var T = z(C, 2), E = L(T);
	Ei(E);
	var D = z(E);
	M(T);
	var ee = z(T, 2), O = L(ee), te = z(O, 2), ne = z(te, 2), re = R(ne, !0);
	M(ee), M(o), V(() => {
		J(c, `${W(i).scale ?? ""} `), J(d, W(i).log), J(p, W(i).linear), J(h, W(i).rank), J(y, `${W(i).colours ?? ""} `), J(D, ` ${W(i).asTable ?? ""}`), Z(O, "aria-label", W(i).zoomIn), Z(te, "aria-label", W(i).zoomOut), J(re, W(i).whole);
	}), yi(l, () => n().scaling, (e) => n().scaling = e), yi(b, () => n().palette, (e) => n().palette = e), Ni(E, r), G("click", O, function(...e) {
		t.zoomIn?.apply(this, e);
	}), G("click", te, function(...e) {
		t.zoomOut?.apply(this, e);
	}), G("click", ne, function(...e) {
		t.home?.apply(this, e);
	}), q(e, o), He();
}
hr(["change", "click"]);
// src/explore/MapTable.svelte
var Yp = /* @__PURE__ */ K("<th scope=\"col\" class=\"svelte-13vj1cp\"> </th>"), Xp = /* @__PURE__ */ K("<td class=\"svelte-13vj1cp\"> </td>"), Zp = /* @__PURE__ */ K("<tr class=\"svelte-13vj1cp\"><th scope=\"row\" class=\"svelte-13vj1cp\"> </th><!></tr>"), Qp = /* @__PURE__ */ K("<div class=\"scroll svelte-13vj1cp\" tabindex=\"0\" role=\"region\"><table class=\"svelte-13vj1cp\"><caption class=\"svelte-13vj1cp\"> </caption><thead><tr><td class=\"svelte-13vj1cp\"></td><!></tr></thead><tbody class=\"svelte-13vj1cp\"></tbody></table></div>");
function $p(e, t) {
	Ve(t, !0);
	let n = /* @__PURE__ */ N(() => Yi.t.explore), r = /* @__PURE__ */ N(() => {
		t.version;
		let e = 2 ** t.level, [n, r] = t.frame.transform.invert([0, 0]), [i, a] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]), o = (t, n, r) => {
			let [i, a] = [Math.max(0, Math.floor(t / e)), Math.min(Math.ceil(r / e), Math.ceil(n / e))], o = Math.max(0, a - i - 24);
			return Array.from({ length: Math.min(24, a - i) }, (e, t) => i + Math.floor(o / 2) + t);
		}, [s, c] = [o(r, a, t.frame.rows), o(n, i, t.frame.keys)];
		return {
			step: e,
			rows: s,
			cols: c,
			values: s.map((e) => c.map((n) => t.tiles.value(t.level, e, n, t.frame.size)))
		};
	}), i = (e, t) => W(r).step === 1 ? vo(e[t]) : `${t}–${t + W(r).step - 1}`;
	var a = Qp(), o = L(a), s = L(o), c = R(s, !0), l = z(s), u = L(l);
	X(z(L(u)), 16, () => W(r).cols, (e) => e, (e, n) => {
		var a = Yp(), o = R(a, !0);
		V((e) => J(o, e), [() => i(t.place.answers.tokens, n * W(r).step + t.place.of.first_key)]), q(e, a);
	}), M(u), M(l);
	var d = z(l);
	X(d, 22, () => W(r).rows, (e) => e, (e, n, a) => {
		var o = Zp(), s = L(o), c = R(s, !0);
		X(z(s), 17, () => W(r).values[W(a)], Vr, (e, t) => {
			var n = Xp(), r = R(n, !0);
			V((e) => J(r, e), [() => W(t) === void 0 ? "…" : W(t) === -Infinity ? "" : $(W(t))]), q(e, n);
		}), M(o), V((e) => J(c, e), [() => i(t.place.asks.tokens, bo(t.place.of, n * W(r).step))]), q(e, o);
	}), M(d), M(o), M(a), V(() => {
		Z(a, "aria-label", W(n).asTable), J(c, W(n).tableCaption);
	}), q(e, a), He();
}
// src/explore/Minimap.svelte
var em = /* @__PURE__ */ K("<canvas role=\"img\" class=\"svelte-xasd5i\"></canvas>");
function tm(e, t) {
	Ve(t, !0);
	let n = /* @__PURE__ */ F(void 0), r = /* @__PURE__ */ N(() => 120 / Math.max(t.frame.rows, t.frame.keys));
	B(() => {
		if (t.version, !W(n)) return;
		let e = W(n).getContext("2d");
		e.clearRect(0, 0, 120, 120), e.drawImage(t.picture, 0, 0, t.frame.keys * W(r), t.frame.rows * W(r));
		let [i, a] = t.frame.transform.invert([0, 0]), [o, s] = t.frame.transform.invert([t.frame.inner.w, t.frame.inner.h]);
		e.strokeStyle = getComputedStyle(W(n)).getPropertyValue("--key-fill"), e.lineWidth = 2, e.strokeRect(i * W(r), a * W(r), Math.max(3, (o - i) * W(r)), Math.max(3, (s - a) * W(r)));
	});
	var i = em();
	Z(i, "width", 120), Z(i, "height", 120), Li(i, (e) => I(n, e), () => W(n)), V(() => Z(i, "aria-label", t.label)), G("click", i, (e) => t.goTo(e.offsetX / W(r), e.offsetY / W(r))), q(e, i), He();
}
hr(["click"]);
// src/explore/drawing.ts
function nm(e, t) {
	let n = e.size * 2 ** t, [r, i] = e.transform.invert([0, 0]), [a, o] = e.transform.invert([e.inner.w, e.inner.h]), s = (e, t) => Math.floor(Math.min(Math.max(e, 0), t - 1) / n);
	return {
		first: [s(i, e.rows), s(r, e.keys)],
		last: [s(o, e.rows), s(a, e.keys)]
	};
}
function rm(e, t, n, r, i) {
	let a = Math.min(2, devicePixelRatio || 1), [o, s] = [Math.round(t.width * a), Math.round(t.height * a)];
	e.width !== o && (e.width = o), e.height !== s && (e.height = s);
	let c = e.getContext("2d");
	c.setTransform(a, 0, 0, a, 0, 0), c.clearRect(0, 0, t.width, t.height), im(c, e, t, n, r, i);
}
function im(e, t, n, r, i, a) {
	let o = getComputedStyle(t), s = (e) => o.getPropertyValue(`--${e}`).trim();
	e.save(), e.beginPath(), e.rect(n.margin.left, n.margin.top, n.inner.w, n.inner.h), e.clip(), e.translate(n.margin.left, n.margin.top), am(e, n, s), e.imageSmoothingEnabled = !1;
	for (let t = n.levels - 1; t >= n.level; t--) om(e, n, r, i, t, s);
	n.transform.k >= 12 && lm(e, n, s), um(e, n, r, s), a.cursor && dm(e, n, a.cursor, s), e.restore(), fm(e, n, a, s, o.fontFamily), a.tracks && mm(e, n, a.tracks, s);
}
function am(e, t, n) {
	let { x: r, y: i, k: a } = t.transform, [o, s] = [Math.max(0, r), Math.max(0, i)], [c, l] = [Math.min(t.inner.w, r + t.keys * a), Math.min(t.inner.h, i + t.rows * a)];
	if (!(c <= o || l <= s)) {
		e.save(), e.beginPath(), e.rect(o, s, c - o, l - s), e.clip(), e.fillStyle = n("surface"), e.fillRect(o, s, c - o, l - s), e.strokeStyle = n("line"), e.lineWidth = 1, e.beginPath();
		for (let t = o - (l - s); t < c; t += 6) e.moveTo(t, l), e.lineTo(t + (l - s), s);
		e.stroke(), e.restore();
	}
}
function om(e, t, n, r, i, a) {
	let { first: o, last: s } = nm(t, i), c = 2 ** i, l = t.size * c, { x: u, y: d, k: f } = t.transform;
	for (let p = o[0]; p <= s[0]; p++) for (let m = o[1]; m <= s[1]; m++) {
		let o = n.picture(i, p, m, r);
		if (!o) continue;
		let [s, h] = [Math.min(l, t.keys - m * l), Math.min(l, t.rows - p * l)], [g, _] = [u + m * l * f, d + p * l * f];
		i < t.levels - 1 && i === t.level && cm(e, a, g, _, s * f, h * f);
		let v = [Math.floor(s / c), Math.floor(h / c)];
		e.drawImage(o, 0, 0, v[0], v[1], g, _, v[0] * c * f, v[1] * c * f), v[0] * c < s && e.drawImage(o, v[0], 0, 1, v[1], g + v[0] * c * f, _, (s - v[0] * c) * f, v[1] * c * f), v[1] * c < h && e.drawImage(o, 0, v[1], v[0], 1, g, _ + v[1] * c * f, v[0] * c * f, (h - v[1] * c) * f), v[0] * c < s && v[1] * c < h && e.drawImage(o, v[0], v[1], 1, 1, g + v[0] * c * f, _ + v[1] * c * f, (s - v[0] * c) * f, (h - v[1] * c) * f);
	}
}
var sm = /* @__PURE__ */ new WeakMap();
function cm(e, t, n, r, i, a) {
	let [o, s] = [t("surface"), t("line")], c = sm.get(e);
	if (c?.name !== o + s) {
		let t = Object.assign(document.createElement("canvas"), {
			width: 6,
			height: 6
		}), n = t.getContext("2d");
		n.fillStyle = o, n.fillRect(0, 0, 6, 6), n.strokeStyle = s, n.beginPath();
		for (let e of [
			-6,
			0,
			6
		]) n.moveTo(e, 6), n.lineTo(e + 6, 0);
		n.stroke(), sm.set(e, c = {
			name: o + s,
			pattern: e.createPattern(t, "repeat")
		});
	}
	c.pattern && (e.fillStyle = c.pattern, e.fillRect(n, r, i, a));
}
function lm(e, t, n) {
	let { x: r, y: i, k: a } = t.transform;
	e.strokeStyle = n("paper"), e.globalAlpha = .35, e.lineWidth = 1, e.beginPath();
	let [o, s] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	for (let n = o; n <= Math.min(t.keys, o + t.inner.w / a + 1); n++) e.moveTo(r + n * a, Math.max(0, i)), e.lineTo(r + n * a, Math.min(t.inner.h, i + t.rows * a));
	for (let n = s; n <= Math.min(t.rows, s + t.inner.h / a + 1); n++) e.moveTo(Math.max(0, r), i + n * a), e.lineTo(Math.min(t.inner.w, r + t.keys * a), i + n * a);
	e.stroke(), e.globalAlpha = 1;
}
function um(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform;
	if (t.level > 0 || o < 6) return;
	let [s, c] = t.transform.invert([0, 0]).map((e) => Math.max(0, Math.floor(e)));
	e.strokeStyle = r("ink");
	for (let r = c; r < Math.min(t.rows, c + t.inner.h / o + 1); r++) for (let c = s; c < Math.min(t.keys, s + t.inner.w / o + 1); c++) Number.isNaN(n.value(0, r, c, t.size)) && e.strokeRect(i + c * o + 1.5, a + r * o + 1.5, o - 3, o - 3);
}
function dm(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = 2 ** t.level, [c, l] = [Math.floor(n.row / s) * s, Math.floor(n.col / s) * s], u = Math.max(2, s * o);
	e.fillStyle = r("ink"), e.globalAlpha = .16;
	let [d, f, p] = [
		i + l * o,
		a + c * o,
		Math.max(1, s * o)
	], [m, h] = [Math.max(0, i), Math.min(t.inner.w, i + t.keys * o)], [g, _] = [Math.max(0, a), Math.min(t.inner.h, a + t.rows * o)];
	e.fillRect(m, f, d - m, p), e.fillRect(d + p, f, h - d - p, p), e.fillRect(d, g, p, f - g), e.fillRect(d, f + p, p, _ - f - p), e.globalAlpha = 1, e.lineWidth = 2, e.strokeStyle = r("paper"), e.strokeRect(i + l * o - 2, a + c * o - 2, u + 4, u + 4), e.strokeStyle = r("key-fill"), e.strokeRect(i + l * o - 1, a + c * o - 1, u + 2, u + 2);
}
function fm(e, t, n, r, i) {
	let { x: a, y: o, k: s } = t.transform, c = Math.max(1, Math.ceil(14 / s));
	e.font = `12px ${i}`, e.textBaseline = "middle";
	let l = (e) => e.slice(0, t.margin.left < 80 ? 8 : 14), u = (e, t) => s >= 7 ? l(vo(e[t])) : t.toLocaleString("en"), d = c === 1 ? 1 : pm(s >= 7 ? c : 48 / s);
	e.textAlign = "right";
	let f = n.cursor;
	for (let i = Math.max(0, Math.ceil(-o / s / d) * d); i < t.rows && o + i * s < t.inner.h; i += d) {
		let a = o + (i + (d === 1 ? .5 : 0)) * s;
		a < 0 || a > t.inner.h || f && Math.abs(a - (o + (f.row + .5) * s)) < 13 || (e.fillStyle = r("soft"), e.fillText(u(n.tokens.asks, n.tokens.rowToken(i)), t.margin.left - 6, t.margin.top + a));
	}
	if (f) {
		e.fillStyle = r("query"), e.font = `600 12px ${i}`;
		let a = o + (f.row + .5) * s;
		a >= 0 && a <= t.inner.h && e.fillText(l(vo(n.tokens.asks[n.tokens.rowToken(f.row)])), t.margin.left - 6, t.margin.top + a);
	}
	e.textAlign = "left";
	let p = (n, r) => {
		e.save(), e.translate(t.margin.left + r, t.margin.top - 6), e.rotate(-Math.PI / 3.2), e.fillText(n, 0, 0), e.restore();
	};
	e.font = `12px ${i}`;
	for (let i = Math.max(0, Math.ceil(-a / s / d) * d); i < t.keys && a + i * s < t.inner.w; i += d) {
		let o = a + (i + (d === 1 ? .5 : 0)) * s;
		o < 0 || o > t.inner.w || f && Math.abs(o - (a + (f.col + .5) * s)) < 13 || (e.fillStyle = r("soft"), p(u(n.tokens.answers, i + n.tokens.firstKey), o));
	}
	if (f) {
		let o = a + (f.col + .5) * s;
		e.fillStyle = r("key"), e.font = `600 12px ${i}`, o >= 0 && o <= t.inner.w && p(l(vo(n.tokens.answers[f.col + n.tokens.firstKey])), o);
	}
}
function pm(e) {
	let t = 10 ** Math.floor(Math.log10(Math.max(1, e)));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e) ?? 10) * t;
}
function mm(e, t, n, r) {
	let { x: i, y: a, k: o } = t.transform, s = (e, t, n, r) => {
		let i = 0;
		for (let t of e) t > i && (i = t);
		let a = Math.max(1, o), s = Math.max(1, Math.floor(1 / o));
		for (let c = Math.max(0, Math.floor(-t / o)); c < e.length && t + c * o < n; c += s) {
			let n = 0;
			for (let t = c; t < Math.min(e.length, c + s); t++) e[t] > n && (n = e[t]);
			t + c * o >= 0 && n > 0 && r(t + c * o, i ? n / i : 0, a);
		}
	}, [c, l] = [Math.min(t.inner.w, i + t.keys * o), Math.min(t.inner.h, a + t.rows * o)];
	e.fillStyle = r("query"), s(n.entropy, a, t.inner.h, (n, r, i) => e.fillRect(t.margin.left + c + 4, t.margin.top + n, 18 * r, Math.max(1, i - +(i > 3)))), e.fillStyle = r("key-fill"), s(n.received, i, t.inner.w, (n, r, i) => e.fillRect(t.margin.left + n, t.margin.top + l + 4, Math.max(1, i - +(i > 3)), 18 * r));
}
// src/explore/tiles.ts
var hm = 160, gm = 4, _m = class {
	source;
	heads;
	reduce;
	omit;
	levels;
	changed;
	failed;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = [];
	#r = /* @__PURE__ */ new Set();
	#i = /* @__PURE__ */ new Map();
	#a = !1;
	times = [];
	refined = [];
	left = 0;
	constructor(e, t, n, r, i, a, o) {
		this.source = e, this.heads = t, this.reduce = n, this.omit = r, this.levels = i, this.changed = a, this.failed = o;
	}
	get waiting() {
		return this.#t.size + this.#n.length;
	}
	want(e) {
		let t = e.filter((e) => {
			let t = this.#s(e), n = this.#e.get(t);
			return n && (this.#e.delete(t), this.#e.set(t, n)), !this.#r.has(t) && (!n || n.effort < e.effort);
		}), n = t.some((e) => e.effort === 0), r = new Set(t.filter((e) => !n || e.effort === 0).map((e) => this.#c(e)));
		for (let [e, t] of this.#t) r.has(e) || (t.abort(), this.#t.delete(e));
		this.#n = t.filter((e) => !this.#t.has(this.#c(e))), this.#l();
	}
	get(e, t, n) {
		return this.#e.get(`${e}/${t}/${n}`);
	}
	value(e, t, n, r) {
		let i = this.get(e, Math.floor(t / r), Math.floor(n / r));
		return i?.numbers.values[t % r * i.numbers.shape[1] + n % r];
	}
	scale(e, t) {
		let n = `${e}/${t}`, r = this.#i.get(n);
		if (r) return r;
		let i = 0, a = [];
		for (let [n, r] of this.#e) {
			if (Number(n.split("/")[0]) !== e) continue;
			let o = this.source.signed ? r.numbers.values.map(vm) : r.numbers.values;
			for (let e of o) e > i && e < Infinity && (i = e);
			t === "rank" && a.push(Xc(o));
		}
		let o = new Float32Array(a.reduce((e, t) => e + t.length, 0)), s = 0;
		for (let e of a) o.set(e, s), s += e.length;
		let c = (this.source.signed ? Kc : Gc)(t, ym(i), t === "rank" ? o.sort() : o);
		return this.#i.set(n, c), c;
	}
	picture(e, t, n, r) {
		let i = this.get(e, t, n);
		if (!i) return null;
		let a = this.scale(e, r.scaling), o = `${r.name} ${r.scaling} ${a.high} ${r.scaling === "rank" ? this.#o(e) : 0}`;
		if (i.picture && i.painted === o) return i.picture;
		let [s, c] = i.numbers.shape;
		i.picture ??= Object.assign(document.createElement("canvas"), {
			width: c,
			height: s
		});
		let l = Zc(i.numbers.values, a, r.colours, r.nan);
		return i.picture.getContext("2d").putImageData(new ImageData(l, c, s), 0, 0), i.painted = o, i.picture;
	}
	close() {
		this.#a = !0, this.#n = [];
		for (let e of this.#t.values()) e.abort();
	}
	#o(e) {
		let t = 0;
		for (let n of this.#e.keys()) n.startsWith(`${e}/`) && t++;
		return t;
	}
	#s(e) {
		return `${e.level}/${e.row}/${e.col}`;
	}
	#c(e) {
		return `${this.#s(e)}/${e.effort}`;
	}
	#l() {
		for (; !this.#a && this.#t.size < gm && this.#n.length;) {
			let e = this.#n[0];
			if (e.effort > 0 && [...this.#t.keys()].some((e) => e.endsWith("/0"))) return;
			this.#n.shift();
			let t = this.#e.get(this.#s(e));
			(!t || t.effort < e.effort) && this.#u(e);
		}
	}
	async #u(e) {
		let [t, n] = [this.#s(e), this.#c(e)], r = new AbortController();
		this.#t.set(n, r);
		let i = performance.now();
		try {
			let n = {
				heads: this.heads,
				reduce: this.reduce,
				omit: this.omit,
				...e
			}, a = await this.source.tile(n, r.signal);
			(e.effort ? this.refined : this.times).push(performance.now() - i), this.#e.set(t, {
				numbers: a,
				effort: a.read === 1 ? 9 : e.effort,
				picture: null,
				painted: ""
			});
			for (let t of [...this.#i.keys()]) t.startsWith(`${e.level}/`) && this.#i.delete(t);
			for (; this.#e.size > hm;) {
				let e = [...this.#e.keys()].find((e) => Number(e.split("/")[0]) < this.levels - 1);
				if (e === void 0) break;
				this.#e.delete(e);
			}
		} catch (e) {
			e.name === "AbortError" ? this.left++ : (this.#r.add(t), this.failed(e.message));
		} finally {
			this.#t.get(n) === r && this.#t.delete(n), this.#a || (this.changed(), this.#l());
		}
	}
}, vm = (e) => e === -Infinity ? e : Math.abs(e);
function ym(e) {
	if (!(e > 0)) return 1;
	let t = 10 ** Math.floor(Math.log10(e));
	return ([
		1,
		2,
		5,
		10
	].find((n) => n * t >= e * (1 - 1e-6)) ?? 10) * t;
}
// src/explore/MapView.svelte
var bm = /* @__PURE__ */ K("<!> <div class=\"frame svelte-4silnu\"><canvas tabindex=\"0\" role=\"application\" data-testid=\"map\"></canvas> <!></div> <div class=\"below svelte-4silnu\"><p class=\"under svelte-4silnu\"> </p> <!></div> <!>", 1);
function xm(e, t) {
	let n = Dr();
	Ve(t, !0);
	let r = Q(t, "place", 7), i = Q(t, "side", 3, ""), a = Q(t, "first", 3, !0), o = /* @__PURE__ */ N(() => Yi.t.explore), s = /* @__PURE__ */ F(void 0), c = /* @__PURE__ */ F(800), l = /* @__PURE__ */ F(560), u = /* @__PURE__ */ F(Ap), d = /* @__PURE__ */ F(0), f = /* @__PURE__ */ F(""), p = /* @__PURE__ */ F(!1), m = /* @__PURE__ */ F(null), h = /* @__PURE__ */ N(() => r().of), g = /* @__PURE__ */ N(() => r().cursor), _ = /* @__PURE__ */ N(() => r().info.tile), v = /* @__PURE__ */ N(() => {
		let [e, n, i, a] = [
			r().heads,
			r().reduce,
			r().omit,
			W(h).levels
		];
		return sr(() => new _m(t.source, e, n, i, a, () => Ut(d), (e) => I(f, e, !0)));
	});
	B(() => {
		let e = W(v);
		return I(f, ""), a() && (window.qkvTiles = e), () => e.close();
	});
	let y = /* @__PURE__ */ N(() => t.source.signed ? ea.shown === "dark" ? "signed-dark" : "signed" : r().palette), b = /* @__PURE__ */ N(() => {
		ea.shown;
		let e = W(s) && /#(..)(..)(..)/.exec(getComputedStyle(W(s)).getPropertyValue("--nan")), t = e ? e.slice(1).map((e) => parseInt(e, 16)) : [
			212,
			0,
			140
		];
		return {
			scaling: r().scaling,
			colours: Hc(W(y)),
			nan: t,
			name: `${W(y)} ${ea.shown}`
		};
	}), x = /* @__PURE__ */ N(() => W(c) < 520), S = /* @__PURE__ */ N(() => ({
		left: W(x) ? 64 : 112,
		top: W(x) ? 58 : 84,
		right: 26,
		bottom: 26
	})), C = /* @__PURE__ */ N(() => ({
		w: Math.max(50, W(c) - W(S).left - W(S).right),
		h: Math.max(50, W(l) - W(S).top - W(S).bottom)
	})), w = /* @__PURE__ */ N(() => Math.min(W(C).w / W(h).keys, W(C).h / W(h).rows)), T = /* @__PURE__ */ N(() => {
		let e = (devicePixelRatio || 1) * W(u).k;
		return Math.max(t.source.finest(r().heads), Math.min(W(h).levels - 1, Math.floor(-Math.log2(Math.max(1e-9, e)) + .35)));
	}), E = /* @__PURE__ */ N(() => ({
		margin: W(S),
		inner: W(C),
		width: W(c),
		height: W(l),
		transform: W(u),
		level: W(T),
		size: W(_),
		rows: W(h).rows,
		keys: W(h).keys,
		levels: W(h).levels
	})), D = Bp().on("zoom", (e) => {
		if (I(u, e.transform), !e.sourceEvent && O) return;
		let t = Math.abs(W(u).k / W(w) - 1) < .01, [n, i] = [(W(C).w / 2 - W(u).x) / W(u).k, (W(C).h / 2 - W(u).y) / W(u).k];
		r().window = ee = t ? null : {
			x: n,
			y: i,
			k: W(u).k
		};
	}), ee = null, O = !1;
	function te() {
		ee = r().window, O = !0, ne(r().window), O = !1;
	}
	B(() => {
		W(s) && D.scaleExtent([W(w), Math.max(40, W(w))]).extent([[0, 0], [W(C).w, W(C).h]]).translateExtent([[0, 0], [Math.max(W(h).keys, W(C).w / W(w)), Math.max(W(h).rows, W(C).h / W(w))]]).filter((e) => !e.button && e.type !== "dblclick");
	}), B(() => {
		W(w), W(h).rows, W(h).keys, W(s) && sr(te);
	}), B(() => {
		W(s) && r().window !== ee && sr(te);
	});
	function ne(e) {
		if (!W(s)) return;
		let t = e ? Math.min(Math.max(e.k, W(w)), Math.max(40, W(w))) : W(w), [n, r] = e ? [e.x, e.y] : [W(h).keys / 2, W(h).rows / 2], [i, a] = e ? [W(C).w / 2 - n * t, W(C).h / 2 - r * t] : [0, 0];
		pd(W(s)).call(D.transform, Ap.translate(i, a).scale(t));
	}
	function re(e) {
		if (!W(s)) return;
		let t = W(g) ?? {
			row: W(h).rows / 2,
			col: W(h).keys / 2
		};
		pd(W(s)).call(D.scaleBy, e, W(g) ? [W(u).applyX(t.col + .5), W(u).applyY(t.row + .5)] : void 0);
	}
	Br(() => {
		let e = W(s);
		pd(e).call(D).on("dblclick.zoom", null);
		let t = new ResizeObserver(([e]) => {
			let t = e.contentRect;
			I(c, Math.round(t.width), !0), I(l, Math.round(t.height), !0);
		});
		return t.observe(e), () => t.disconnect();
	}), B(() => {
		let { first: e, last: t } = nm(W(E), W(T)), n = [{
			level: W(h).levels - 1,
			row: 0,
			col: 0,
			effort: 0
		}], r = [(e[0] + t[0]) / 2, (e[1] + t[1]) / 2], i = [];
		for (let n = e[0]; n <= t[0]; n++) for (let r = e[1]; r <= t[1]; r++) i.push({
			level: W(T),
			row: n,
			col: r,
			effort: 0
		});
		i.sort((e, t) => Math.hypot(e.row - r[0], e.col - r[1]) - Math.hypot(t.row - r[0], t.col - r[1]));
		let a = i.slice(0, 64), [o, s] = [[
			...n,
			...a,
			...a.map((e) => ({
				...e,
				effort: 1
			}))
		], W(v)];
		sr(() => s.want(o));
	});
	let ie = 0;
	B(() => {
		W(E), W(d), W(b), W(ae), W(v), r().queries, W(o), cancelAnimationFrame(ie), ie = requestAnimationFrame(() => {
			W(s) && rm(W(s), W(E), W(v), W(b), W(ae));
		});
	});
	let ae = /* @__PURE__ */ N(() => ({
		cursor: W(g),
		tracks: W(m),
		tokens: {
			asks: r().asks.tokens,
			answers: r().answers.tokens,
			rowToken: (e) => bo(W(h), e),
			firstKey: W(h).first_key
		}
	}));
	B(() => {
		let e = r().heads;
		if (I(m, null), typeof r().head != "number" || !t.source.live || t.source.signed) return;
		let n = new AbortController(), i = W(h).rows;
		return t.source.tracks(e, n.signal).then((e) => I(m, {
			entropy: e.values.slice(0, i),
			received: e.values.slice(i)
		}), () => void 0), () => n.abort();
	});
	let k = /* @__PURE__ */ N(() => 2 ** W(T)), oe = /* @__PURE__ */ N(() => {
		if (W(d), !W(g)) return null;
		let [e, t] = [Math.floor(W(g).row / W(k)), Math.floor(W(g).col / W(k))], n = W(v).value(0, W(g).row, W(g).col, W(_));
		return {
			value: n ?? W(v).value(W(T), e, t, W(_)),
			rows: se(r().asks.tokens, bo(W(h), W(g).row), n === void 0 ? W(k) : 1),
			cols: se(r().answers.tokens, W(g).col + W(h).first_key, n === void 0 ? W(k) : 1),
			exact: n !== void 0 || W(k) === 1
		};
	});
	function se(e, t, n) {
		if (n === 1) return `${vo(e[t])} (${t})`;
		let r = Math.floor(t / n) * n;
		return `${vo(e[r])} … ${vo(e[Math.min(e.length - 1, r + n - 1)])} (${r}–${Math.min(e.length - 1, r + n - 1)})`;
	}
	function ce(e) {
		let n = e.value, i = n === void 0 ? "…" : n === -Infinity ? W(o).hiddenByMask : Number.isNaN(n) ? "NaN" : $(n), a = t.source.signed ? W(o).shareDifference : e.exact ? W(o).share : r().reduce === "max" ? W(o).maxOf(W(k)) : W(o).meanOf(W(k));
		return `${e.rows} → ${e.cols}: ${i}${n !== void 0 && n !== -Infinity ? ` ${a}` : ""}`;
	}
	function le(e) {
		let [t, n] = W(u).invert([e.offsetX - W(S).left, e.offsetY - W(S).top]), [i, a] = [Math.floor(n), Math.floor(t)];
		r().cursor = i >= 0 && i < W(h).rows && a >= 0 && a < W(h).keys ? {
			row: i,
			col: a
		} : null;
	}
	function ue() {
		if (!W(g)) return;
		let e = {
			queries: [bo(W(h), W(g).row)],
			key: W(g).col + W(h).first_key
		};
		W(k) > 1 && W(u).k < 20 ? ne({
			x: W(g).col + .5,
			y: W(g).row + .5,
			k: Math.min(40, W(u).k * 4)
		}) : r().go(typeof r().head == "number" ? {
			...e,
			view: "cell"
		} : e);
	}
	function de(e) {
		if (e.altKey || e.ctrlKey || e.metaKey) return;
		let n = (e.shiftKey ? 10 : 1) * W(k), i = W(g) ?? {
			row: Math.max(0, yo(W(h), r().query)),
			col: Math.max(0, r().key - W(h).first_key)
		}, a = {
			ArrowUp: [-n, 0],
			ArrowDown: [n, 0],
			ArrowLeft: [0, -n],
			ArrowRight: [0, n]
		}[e.key];
		if (a) r().cursor = {
			row: Math.min(W(h).rows - 1, Math.max(0, i.row + a[0])),
			col: Math.min(W(h).keys - 1, Math.max(0, i.col + a[1]))
		}, fe(), queueMicrotask(() => W(oe) && t.say(ce(W(oe))));
		else if (e.key === "+" || e.key === "=") re(2);
		else if (e.key === "-") re(.5);
		else if (e.key === "0") ne(null);
		else if (e.key === "Enter") ue();
		else if (e.key === "Escape") r().cursor = null;
		else return;
		e.preventDefault();
	}
	function fe() {
		if (!W(g) || !W(s)) return;
		let [e, t] = [W(u).applyX(W(g).col + .5), W(u).applyY(W(g).row + .5)];
		(e < 0 || t < 0 || e > W(C).w || t > W(C).h) && ne({
			x: W(g).col + .5,
			y: W(g).row + .5,
			k: W(u).k
		});
	}
	let pe = [0, 0], me = /* @__PURE__ */ N(() => (W(d), W(v).scale(W(T), r().scaling))), he = /* @__PURE__ */ N(() => {
		W(d);
		let { first: e } = nm(W(E), W(T));
		return W(v).get(W(T), e[0], e[1])?.numbers.read ?? 1;
	}), ge = /* @__PURE__ */ N(() => (W(d), W(v).picture(W(h).levels - 1, 0, 0, W(b))));
	B(() => {
		W(s) && wa.set(W(s), (e) => im(e, W(s), W(E), W(v), W(b), W(ae)));
	});
	function _e() {
		let [e, n] = W(u).invert([0, 0]), [a, s] = W(u).invert([W(C).w, W(C).h]), c = (e, t, n) => {
			let [r, i] = [Math.max(0, Math.floor(e / W(k))), Math.min(Math.ceil(n / W(k)), Math.ceil(t / W(k)))];
			return Array.from({ length: Math.max(0, i - r) }, (e, t) => r + t);
		}, [l, d] = [c(n, s, W(h).rows), c(e, a, W(h).keys)], f = (e) => e * W(k) + W(h).first_key;
		return {
			about: {
				question: W(o).mapTitle,
				model: r().info.model,
				heads: r().heads,
				where: t.where,
				unit: "share",
				side: i() || void 0,
				kind: W(T) === 0 ? "measured" : "derived",
				cells_in_a_bin: [W(k), W(k)],
				reduce: W(k) > 1 ? r().reduce : void 0,
				read_one_cell_in: W(he),
				queries: l.map((e) => bo(W(h), e * W(k))),
				keys: d.map(f)
			},
			columns: [
				"query",
				"token",
				...d.map((e) => `${f(e)} ${vo(r().answers.tokens[f(e)])}`)
			],
			rows: l.map((e) => {
				let t = bo(W(h), e * W(k));
				return [
					t,
					r().asks.tokens[t] ?? "",
					...d.map((t) => W(v).value(W(T), e, t, W(_)) ?? null)
				];
			})
		};
	}
	{
		let c = /* @__PURE__ */ N(() => t.where), l = /* @__PURE__ */ N(() => W(h).rows.toLocaleString("en")), m = /* @__PURE__ */ N(() => W(h).keys.toLocaleString("en")), g = /* @__PURE__ */ N(() => t.source.signed ? W(o).shareDifference : W(o).share), _ = /* @__PURE__ */ N(() => W(T) === 0 ? W(o).measured : W(o).derived), b = /* @__PURE__ */ N(() => r().heads.replaceAll("*", "mean"));
		Ua(e, {
			get title() {
				return W(o).mapTitle;
			},
			get facts() {
				return `${W(c) ?? ""} · ${W(l) ?? ""} × ${W(m) ?? ""} · ${W(g) ?? ""} · ${W(_) ?? ""}`;
			},
			get name() {
				return `map-${W(b) ?? ""}`;
			},
			get side() {
				return i();
			},
			get problem() {
				return W(f);
			},
			numbers: _e,
			children: (e, c) => {
				var l = bm(), f = rn(l), m = (e) => {
					Jp(e, {
						get place() {
							return r();
						},
						get live() {
							return t.source.live;
						},
						zoomIn: () => re(2),
						zoomOut: () => re(.5),
						home: () => ne(null),
						get asTable() {
							return W(p);
						},
						set asTable(e) {
							I(p, e, !0);
						}
					});
				};
				Y(f, (e) => {
					a() && e(m);
				});
				var g = z(f, 2), _ = L(g);
				let b;
				Li(_, (e) => I(s, e), () => W(s));
				var x = z(_, 2), S = (e) => {
					tm(e, {
						get picture() {
							return W(ge);
						},
						get version() {
							return W(d);
						},
						get frame() {
							return W(E);
						},
						goTo: (e, t) => ne({
							x: e,
							y: t,
							k: W(u).k
						}),
						get label() {
							return W(o).minimap;
						}
					});
				};
				Y(x, (e) => {
					W(ge) && W(h).levels > 1 && W(u).k > W(w) * 1.2 && e(S);
				}), M(g);
				var C = z(g, 2), D = L(C), ee = R(D, !0), O = z(D, 2);
				{
					let e = /* @__PURE__ */ N(() => W(he) > 1 ? W(o).sampled(W(he)) : "");
					Wp(O, {
						get scale() {
							return W(me);
						},
						get scaling() {
							return r().scaling;
						},
						get palette() {
							return W(y);
						},
						get signed() {
							return t.source.signed;
						},
						get sampled() {
							return W(e);
						}
					});
				}
				M(C);
				var te = z(C, 2), ie = (e) => {
					$p(e, {
						get tiles() {
							return W(v);
						},
						get version() {
							return W(d);
						},
						get level() {
							return W(T);
						},
						get frame() {
							return W(E);
						},
						get place() {
							return r();
						}
					});
				};
				Y(te, (e) => {
					W(p) && e(ie);
				}), V((e) => {
					b = fi(_, 1, "map svelte-4silnu", null, b, { beside: i() !== "" }), Z(_, "aria-label", W(o).mapLabel), Z(_, "aria-describedby", `${n}-under`), Z(D, "id", `${n}-under`), J(ee, e);
				}, [() => W(oe) ? ce(W(oe)) : W(o).mapHint]), G("keydown", _, de), G("pointermove", _, le), mr("pointerleave", _, () => r().cursor = null), G("pointerdown", _, (e) => pe = [e.clientX, e.clientY]), G("click", _, (e) => Math.hypot(e.clientX - pe[0], e.clientY - pe[1]) < 4 && ue()), q(e, l);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr([
	"keydown",
	"pointermove",
	"pointerdown",
	"click"
]);
// src/explore/Arcs.svelte
var Sm = /* @__PURE__ */ wr("<path class=\"svelte-1kf7bqi\"></path>"), Cm = /* @__PURE__ */ wr("<svg aria-hidden=\"true\" class=\"svelte-1kf7bqi\"></svg>");
function wm(e, t) {
	Ve(t, !0);
	let n = /* @__PURE__ */ F([]), r = /* @__PURE__ */ F([0, 0]), i = 0;
	function a() {
		let e = t.running.box.getBoundingClientRect();
		I(r, [e.width, e.height]);
		let i = (n) => {
			let r = t.running.elements[n]?.getClientRects()[0];
			return r ? [r.left + r.width / 2 - e.left, r.top - e.top + 3] : null;
		}, a = i(t.from);
		if (!a) {
			I(n, []);
			return;
		}
		let o = (t) => t > -4 && t < e.height + 4;
		I(n, t.to.flatMap((e) => {
			let n = i(e);
			if (!n || !o(a[1]) || !o(n[1])) return [];
			let [[r, s], [c, l]] = [a, n], u = Math.min(48, 12 + Math.abs(c - r) * .12 + Math.abs(l - s) * .15), d = Math.min(s, l) - u, f = Math.min(1, (t.values?.[e] ?? 0) / t.most);
			return [{
				d: `M${r},${s}C${r},${d} ${c},${d} ${c},${l}`,
				width: .8 + 4.2 * f,
				key: e
			}];
		}));
	}
	function o() {
		cancelAnimationFrame(i), i = requestAnimationFrame(a);
	}
	B(() => {
		t.from, t.to, t.values, t.running, o();
	}), Br(() => {
		t.running.box.addEventListener("scroll", o, { passive: !0 });
		let e = new ResizeObserver(o);
		return e.observe(t.running.box), () => {
			t.running.box.removeEventListener("scroll", o), e.disconnect(), cancelAnimationFrame(i);
		};
	});
	var s = Cm();
	X(s, 21, () => W(n), (e) => e.key, (e, t) => {
		var n = Sm();
		V(() => {
			Z(n, "d", W(t).d), Z(n, "stroke-width", W(t).width);
		}), q(e, n);
	}), M(s), V(() => {
		Z(s, "width", W(r)[0]), Z(s, "height", W(r)[1]);
	}), q(e, s), He();
}
// src/explore/TextView.svelte
var Tm = /* @__PURE__ */ K("<option> </option>"), Em = /* @__PURE__ */ K("<label class=\"other svelte-1isuosp\"> <select></select></label>"), Dm = /* @__PURE__ */ K("<span class=\"sink svelte-1isuosp\"> </span>"), Om = /* @__PURE__ */ K("<tr><td><button> </button> <!></td><td class=\"number\"> </td><td class=\"number\"><button class=\"weight\"> </button> <span></span></td></tr>"), km = /* @__PURE__ */ K("<p class=\"note\"> </p>"), Am = /* @__PURE__ */ K("<!> <table class=\"strongest\"><caption> </caption><thead><tr><th scope=\"col\"> </th><th scope=\"col\"> </th><th scope=\"col\"> </th></tr></thead><tbody></tbody></table> <!>", 1), jm = /* @__PURE__ */ K("<!> <!>", 1);
function Mm(e, t) {
	Ve(t, !0);
	let n = Q(t, "side", 3, ""), r = Q(t, "first", 3, !0), i = /* @__PURE__ */ N(() => Yi.t.explore), a = ["query", null], o = ["value", "output"], s = /* @__PURE__ */ F(""), c = /* @__PURE__ */ F(!1), l = /* @__PURE__ */ F(null), u = /* @__PURE__ */ F(null), d = /* @__PURE__ */ N(() => t.place.ask === "read"), f = /* @__PURE__ */ N(() => t.place.of.streams[0] === t.place.of.streams[1]), p = /* @__PURE__ */ N(() => W(d) ? t.place.answers : t.place.asks), m = /* @__PURE__ */ N(() => W(d) ? t.place.asks : t.place.answers), g = /* @__PURE__ */ N(() => xo(W(p), t.place.by)), _ = /* @__PURE__ */ N(() => xo(W(m), t.place.by)), v = /* @__PURE__ */ N(() => [...new Set(t.place.queries.map((e) => W(_).owner[e] ?? 0))]), y = /* @__PURE__ */ N(() => W(l) && t.source.signed ? W(l).map((e) => e === -Infinity ? e : Math.abs(e)) : W(l)), b = /* @__PURE__ */ N(() => W(y) ? Co(W(y), 12) : []), x = /* @__PURE__ */ N(() => W(y) ? t.place.what === "share" && W(d) ? 1 : (W(y)[W(b)[0] ?? 0] ?? 1) || 1 : 1), S = /* @__PURE__ */ N(() => W(l) && W(f) && !t.source.signed ? Co(W(l), 8, (e) => W(v).includes(e) || W(l)[e] < .01 * W(x)) : []), C = /* @__PURE__ */ N(() => {
		let e = W(v).slice(-3).map((e) => `“${w(W(m).tokens, W(_).starts, e)}”`).join(", ");
		return W(d) ? W(i).whatRead(e) : W(i).whoRead(e);
	});
	function w(e, t, n) {
		return vo(e.slice(t[n], t[n + 1]).join(""));
	}
	let T = null;
	B(() => {
		let [e, n, r] = [
			t.place.heads,
			t.place.what,
			W(d)
		], i = W(v).map((e) => [W(_).starts[e], W(_).starts[e + 1] - 1]), a = t.place.of, o = W(g);
		T?.abort();
		let u = T = new AbortController(), f = setTimeout(() => I(c, !0), 150);
		return (async () => {
			try {
				let c;
				if (r) {
					let r = i.map(([, e]) => bo(a, Math.max(0, yo(a, e))));
					c = So(E((await t.source.row(e, r, n, u.signal)).values, r.length), a.first_key, o);
				} else {
					let r = i.flatMap(([e, t]) => Array.from({ length: t - e + 1 }, (t, n) => e + n)).filter((e) => e >= a.first_key && e < a.first_key + a.keys).slice(0, 64);
					c = ee(D((await t.source.column(e, r, n, u.signal)).values, r.length), a, o);
				}
				I(l, c), I(s, ""), sr(O);
			} catch (e) {
				if (e.name === "AbortError") return;
				I(s, e.message, !0);
			} finally {
				clearTimeout(f), T === u && I(c, !1);
			}
		})(), () => clearTimeout(f);
	});
	function E(e, t) {
		return t === 1 ? e : D(e, t).map((e) => e === -Infinity ? e : e / t);
	}
	function D(e, t) {
		let n = e.length / Math.max(1, t), r = new Float32Array(n).fill(-Infinity);
		for (let i = 0; i < t; i++) for (let t = 0; t < n; t++) {
			let a = e[i * n + t];
			a !== -Infinity && (r[t] = r[t] === -Infinity ? a : r[t] + a);
		}
		return r;
	}
	function ee(e, t, n) {
		let r = new Float32Array(n.starts.length - 1).fill(-Infinity);
		for (let i = 0; i < r.length; i++) {
			let a = yo(t, n.starts[i + 1] - 1);
			a >= 0 && (r[i] = e[a]);
		}
		return r;
	}
	function O() {
		if (!W(l)) return;
		let e = W(b).slice(0, 3).map((e) => `${w(W(p).tokens, W(g).starts, e)} ${te(W(l)[e])}`);
		r() && t.say(`${W(C)} ${e.join(", ") || W(i).nothing}`);
	}
	function te(e) {
		let n = t.place.what === "share" ? mo : $;
		return t.source.signed ? go(e, n) : n(e);
	}
	function ne(e, n) {
		let r = W(g).starts[e + 1] - 1;
		W(f) && (W(d) && yo(t.place.of, r) < 0 || (t.place.go({ queries: n ? re(t.place.queries, r) : [r] }), W(u)?.show(e)));
	}
	function re(e, t) {
		let n = e.filter((e) => W(_).owner[e] !== W(_).owner[t]);
		return n.length === e.length ? [...e.slice(-31), t] : n.length ? n : e;
	}
	function ie() {
		let e = t.place.what === "share" ? "share" : "length";
		return {
			about: {
				question: W(C),
				model: t.place.info.model,
				heads: t.place.heads,
				where: t.where,
				side: n() || void 0,
				unit: e,
				kind: t.place.what === "share" ? "measured" : "derived",
				asked: W(d) ? "read" : "readers",
				queries: t.place.queries
			},
			columns: [
				"first_token",
				"last_token",
				t.place.by === "words" ? "word" : "token",
				e
			],
			rows: [...W(l)].map((e, t) => [
				W(g).starts[t],
				W(g).starts[t + 1] - 1,
				W(p).tokens.slice(W(g).starts[t], W(g).starts[t + 1]).join(""),
				e
			])
		};
	}
	{
		let T = /* @__PURE__ */ N(() => t.where), E = /* @__PURE__ */ N(() => t.source.signed ? `${W(i).difference}: ` : ""), D = /* @__PURE__ */ N(() => W(d) ? W(i).unit[t.place.what] : W(i).unitTaken[t.place.what]), ee = /* @__PURE__ */ N(() => t.place.what === "share" ? W(i).measured : W(i).derived), O = /* @__PURE__ */ N(() => t.place.heads.replaceAll("*", "mean")), re = /* @__PURE__ */ N(() => t.place.queries.join("-")), ae = /* @__PURE__ */ N(() => W(l) && ie);
		Ua(e, {
			get title() {
				return W(C);
			},
			get facts() {
				return `${W(T) ?? ""} · ${W(E) ?? ""}${W(D) ?? ""} · ${W(ee) ?? ""}`;
			},
			get name() {
				return `text-${W(O) ?? ""}-${W(re) ?? ""}`;
			},
			get side() {
				return n();
			},
			get problem() {
				return W(s);
			},
			get numbers() {
				return W(ae);
			},
			children: (e, n) => {
				var s = jm(), C = rn(s), T = (e) => {
					ha(e, { get place() {
						return t.place;
					} });
				};
				Y(C, (e) => {
					r() && e(T);
				});
				var E = z(C, 2);
				{
					let e = (e, t = h) => {
						var n = Er(), r = rn(n), i = (e) => {
							wm(e, {
								get running() {
									return t();
								},
								get from() {
									return W(v)[0];
								},
								get to() {
									return W(S);
								},
								get values() {
									return W(l);
								},
								get most() {
									return W(x);
								}
							});
						};
						Y(r, (e) => {
							W(S).length && W(v).length === 1 && e(i);
						}), q(e, n);
					}, n = (e) => {
						var n = Am(), r = rn(n), a = (e) => {
							var n = Em(), r = L(n), a = z(r);
							X(a, 22, () => W(_).starts.slice(0, 400), (e) => e, (e, t, n) => {
								var r = Er(), i = rn(r), a = (e) => {
									var t = Tm(), r = R(t, !0), i = {};
									V((e) => {
										J(r, e), i !== (i = W(n)) && (t.value = (t.__value = i) ?? "");
									}, [() => w(W(m).tokens, W(_).starts, W(n))]), q(e, t);
								};
								Y(i, (e) => {
									W(n) < W(_).starts.length - 1 && e(a);
								}), q(e, r);
							}), M(a);
							var o;
							vi(a), M(n), V((e) => {
								J(r, `${e ?? ""} `), o !== (o = W(v)[0]) && (a.value = (a.__value = o) ?? "", _i(a, o));
							}, [() => W(d) ? W(i).asksLabel(t.place.of.streams[0]) : W(i).answersLabel(t.place.of.streams[1])]), G("change", a, (e) => t.place.go({ queries: [W(_).starts[Number(e.currentTarget.value) + 1] - 1] })), q(e, n);
						};
						Y(r, (e) => {
							W(f) || e(a);
						});
						var o = z(r, 2), s = L(o), c = R(s, !0), u = z(s), h = L(u), x = L(h), S = R(x, !0), C = z(x), T = R(C, !0), E = R(z(C), !0);
						M(h), M(u);
						var D = z(u);
						X(D, 20, () => W(b), (e) => e, (e, n) => {
							var r = Om(), a = L(r), o = L(a), s = R(o, !0), c = z(o, 2), u = (e) => {
								var t = Dm(), n = R(t, !0);
								V(() => {
									Z(t, "title", W(i).sinkWhy), J(n, W(i).sink);
								}), q(e, t);
							}, m = /* @__PURE__ */ N(() => n === 0 || W(p).special.includes(W(g).starts[n]));
							Y(c, (e) => {
								W(m) && e(u);
							}), M(a);
							var h = z(a), _ = R(h, !0), v = z(h), x = L(v), S = R(x, !0), C = z(x, 2);
							let T, E;
							M(v), M(r), V((e, r, a) => {
								o.disabled = !W(f), J(s, e), J(_, W(g).starts[n + 1] - 1), Z(x, "title", W(i).whereFrom), x.disabled = typeof t.place.head != "number", J(S, r), T = fi(C, 1, "bar svelte-1isuosp", null, T, { less: W(l)[n] < 0 }), E = mi(C, "", E, { width: a });
							}, [
								() => w(W(p).tokens, W(g).starts, n),
								() => te(W(l)[n]),
								() => `${Math.min(100, 100 * W(y)[n] / (W(y)[W(b)[0]] || 1))}%`
							]), G("click", o, () => ne(n, !1)), G("click", x, () => {
								let e = W(g).starts[n + 1] - 1, r = t.place.query;
								W(d) ? t.place.go({
									view: "cell",
									queries: [r],
									key: e
								}) : t.place.go({
									view: "cell",
									queries: [e],
									key: r
								});
							}), q(e, r);
						}), M(D), M(o);
						var ee = z(o, 2), O = (e) => {
							var t = km(), n = R(t, !0);
							V(() => J(n, W(i).honest)), q(e, t);
						}, re = (e) => {
							var t = km(), n = R(t, !0);
							V(() => J(n, W(i).contributionNote)), q(e, t);
						};
						Y(ee, (e) => {
							t.place.what === "share" ? e(O) : e(re, -1);
						}), V(() => {
							J(c, W(d) ? W(i).mostRead : W(i).mostReaders), J(S, t.place.by === "words" ? W(i).word : W(i).token), J(T, W(i).position), J(E, W(i).unitShort[t.place.what]);
						}), q(e, n);
					}, r = /* @__PURE__ */ N(() => W(f) ? W(v) : []), s = /* @__PURE__ */ N(() => t.source.signed ? o : a), C = /* @__PURE__ */ N(() => W(f) ? W(v)[W(v).length - 1] ?? 0 : 0);
					xa(E, {
						get stream() {
							return W(p);
						},
						get units() {
							return W(g);
						},
						get values() {
							return W(l);
						},
						get most() {
							return W(x);
						},
						get chosen() {
							return W(r);
						},
						get roles() {
							return W(s);
						},
						get busy() {
							return W(c);
						},
						get label() {
							return W(i).textLabel;
						},
						get at() {
							return W(C);
						},
						choose: ne,
						move: (e) => ne(e, !1),
						get running() {
							return W(u);
						},
						set running(e) {
							I(u, e);
						},
						over: e,
						aside: n,
						$$slots: {
							over: !0,
							aside: !0
						}
					});
				}
				q(e, s);
			},
			$$slots: { default: !0 }
		});
	}
	He();
}
hr(["change", "click"]);
// src/explore/numbers.ts
function Nm(e) {
	return e.length === 1 ? e[0] : e[0].map((t, n) => {
		let [r, i] = [0, !1];
		for (let t of e) t[n] !== -Infinity && ([r, i] = [r + t[n], !0]);
		return i ? r / e.length : -Infinity;
	});
}
function Pm(e, t) {
	return t.map((t, n) => {
		let r = e[n];
		return t === -Infinity && r === -Infinity ? -Infinity : (t === -Infinity ? 0 : t) - (r === -Infinity ? 0 : r);
	});
}
// src/explore/file.ts
var Fm = () => new Rm("This file does not hold that. Ask the server: qkv explore.");
async function Im(e) {
	let t = Uint8Array.from(atob(e), (e) => e.charCodeAt(0));
	return new Response(new Blob([t]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}
var Lm = class {
	file;
	live = !1;
	signed = !1;
	picture;
	#e = /* @__PURE__ */ new Map();
	constructor(e) {
		this.file = e, this.picture = e.image ?? null;
	}
	info = async () => this.file.info;
	finest(e) {
		return Math.max(0, ...this.#t(e).map((e) => this.file.held[e]?.level ?? 0));
	}
	#t(e) {
		return e.split(",").flatMap((e) => {
			let [t, n] = e.split(".");
			return n === "*" ? (this.file.gallery[t]?.heads ?? []).map((e) => `${t}.${e}`) : [e];
		});
	}
	#n(e) {
		let t = this.file.info.layers[Number(e.split(".")[0])];
		if (!t) throw Fm();
		return t;
	}
	async #r(e) {
		let t = this.#e.get(e);
		return t || this.#e.set(e, t = Im(e)), new Float32Array(await t);
	}
	async #i(e, t, n, r, i) {
		let a = this.file.held[e];
		if (!a || n < a.level) throw Fm();
		let o = this.file.info.tile, s = (e, t) => Math.min(o, Math.ceil(e / 2 ** n) - t * o), c = [s(t.rows, r), s(t.keys, i)], l = a.tiles[`${n}/${r}/${i}`];
		return {
			values: l ? await this.#r(l) : new Float32Array(c[0] * c[1]).fill(-Infinity),
			shape: c,
			read: 1
		};
	}
	async #a(e, t, n) {
		let r = this.file.held[e];
		if (!r) throw Fm();
		let i = new Float32Array(t.keys);
		if (r.level === 0) {
			let r = this.file.info.tile;
			for (let a = 0; a * r < t.keys; a++) {
				let { values: o, shape: s } = await this.#i(e, t, 0, Math.floor(n / r), a);
				i.set(o.subarray(n % r * s[1], (n % r + 1) * s[1]), a * r);
			}
		} else if (r.tops) {
			let { count: e, weights: t, keys: a } = r.tops, [o, s] = [await this.#r(t), new Int32Array((await this.#r(a)).buffer)];
			for (let t = n * e; t < (n + 1) * e; t++) s[t] >= 0 && (i[s[t]] = o[t]);
		} else throw Fm();
		return i;
	}
	async row(e, t, n) {
		let r = this.#n(e);
		if (n !== "share") throw Fm();
		return {
			values: Nm(await Promise.all(this.#t(e).map(async (e) => {
				let n = new Float32Array(t.length * r.keys);
				for (let [i, a] of t.entries()) n.set(await this.#a(e, r, yo(r, a)), i * r.keys);
				return n;
			}))),
			shape: [t.length, r.keys],
			read: 1
		};
	}
	async column(e, t, n) {
		let r = this.#n(e);
		if (n !== "share") throw Fm();
		return {
			values: Nm(await Promise.all(this.#t(e).map(async (e) => {
				let n = new Float32Array(t.length * r.rows);
				for (let i = 0; i < r.rows; i++) {
					let a = await this.#a(e, r, i);
					t.forEach((e, t) => n[t * r.rows + i] = a[e - r.first_key]);
				}
				return n;
			}))),
			shape: [t.length, r.rows],
			read: 1
		};
	}
	async tile({ heads: e, level: t, row: n, col: r, omit: i }) {
		let a = this.#n(e);
		if (i) throw Fm();
		let o = await Promise.all(this.#t(e).map((e) => this.#i(e, a, t, n, r)));
		return {
			...o[0],
			values: Nm(o.map((e) => e.values))
		};
	}
	async attribution({ answer: e, spans: t, by: n, verify: r }) {
		let i = this.file.answers?.[`${t}/${n}`];
		if (!i || e || r && !i.verified) throw Fm();
		return r ? i : {
			...i,
			verified: null
		};
	}
	async cell() {
		throw Fm();
	}
	async tracks() {
		throw Fm();
	}
	async heads(e) {
		let t = this.file.heads[e];
		if (!t) throw Fm();
		return t;
	}
	async gallery(e) {
		let t = this.file.gallery[e];
		if (!t) throw Fm();
		return {
			values: await this.#r(t.data),
			shape: t.shape,
			read: 1,
			heads: t.heads
		};
	}
}, Rm = class extends Error {}, zm = class {
	ask;
	picture;
	live = !0;
	signed = !1;
	finest = () => 0;
	constructor(e, t) {
		this.ask = e, this.picture = t;
	}
	async #e(e, t, n) {
		return JSON.parse(new TextDecoder().decode((await this.ask(e, t, n)).body));
	}
	async #t(e, t, n) {
		let { body: r, said: i } = await this.ask(e, t, n);
		return {
			values: new Float32Array(r),
			shape: (i("x-qkv-shape") ?? "").split(",").map(Number),
			read: Number(i("x-qkv-read") ?? 1),
			heads: i("x-qkv-heads")?.split(",").map(Number)
		};
	}
	info = () => this.#e("trace", {});
	row = (e, t, n, r) => this.#t("row", {
		heads: e,
		queries: t.join(","),
		what: n
	}, r);
	column = (e, t, n, r) => this.#t("column", {
		heads: e,
		keys: t.join(","),
		what: n
	}, r);
	tile = (e, t) => this.#t("tile", { ...e }, t);
	attribution = ({ answer: e, spans: t, by: n, verify: r }, i) => this.#e("attribution", {
		...e && { answer: e },
		spans: t,
		by: n,
		verify: r
	}, i);
	cell = (e, t, n, r) => this.#e("cell", {
		heads: e,
		query: t,
		key: n
	}, r);
	tracks = (e, t) => this.#t("tracks", { heads: e }, t);
	heads = (e, t) => this.#e("heads", { layer: e }, t);
	gallery = (e, t) => this.#t("gallery", { layer: e }, t);
};
function Bm(e) {
	return new zm(async (t, n, r) => {
		let i = new URLSearchParams(Object.entries(e ? {
			...n,
			of: e
		} : n).map(([e, t]) => [e, String(t)])), a;
		try {
			a = await fetch(`api/${t}?${i}`, { signal: r });
		} catch (e) {
			throw e.name === "AbortError" ? e : new Rm("The server does not answer. Is qkv explore still running?");
		}
		if (!a.ok) throw new Rm((await a.json().catch(() => ({}))).error ?? `The server answered ${a.status}.`);
		return {
			body: await a.arrayBuffer(),
			said: (e) => a.headers.get(e)
		};
	}, `api/image?of=${e}`);
}
function Vm() {
	let e = document.getElementById("data")?.textContent;
	if (!e) return [Bm(0), Bm(1)];
	let { traces: t } = JSON.parse(e);
	return t.map((e) => new Lm(e));
}
// src/explore/beside.ts
var Hm = class {
	a;
	b;
	signed = !0;
	live;
	picture;
	constructor(e, t) {
		this.a = e, this.b = t, this.live = e.live && t.live, this.picture = e.picture;
	}
	info = () => this.a.info();
	finest = (e) => Math.max(this.a.finest(e), this.b.finest(e));
	async #e(e) {
		let [t, n] = await Promise.all([e(this.a), e(this.b)]);
		return {
			...n,
			values: Pm(t.values, n.values),
			read: Math.max(t.read, n.read)
		};
	}
	row = (e, t, n, r) => this.#e((i) => i.row(e, t, n, r));
	column = (e, t, n, r) => this.#e((i) => i.column(e, t, n, r));
	tile = (e, t) => this.#e((n) => n.tile(e, t));
	gallery = (e, t) => this.#e((n) => n.gallery(e, t));
	async heads(e, t) {
		let [n, r] = await Promise.all([this.a.heads(e, t), this.b.heads(e, t)]), i = /* @__PURE__ */ new Set([
			"layer",
			"name",
			"head"
		]), a = r.rows.map((e, t) => Object.fromEntries(Object.entries(e).map(([e, r]) => {
			let a = n.rows[t]?.[e];
			return [e, i.has(e) ? r : typeof r == "number" && typeof a == "number" ? r - a : null];
		})));
		return {
			columns: r.columns,
			rows: a
		};
	}
	async attribution() {
		throw new Rm("An attribution is of one trace.");
	}
	async cell() {
		throw new Rm("A calculation is of one trace.");
	}
	async tracks() {
		throw new Rm("Tracks are of one trace.");
	}
}, Um = [
	"text",
	"image",
	"map",
	"gallery",
	"cell"
], Wm = [
	"first",
	"second",
	"difference",
	"all"
];
function Gm(e, t, n) {
	return t.includes(e) ? e : n;
}
var Km = class {
	info;
	views;
	#e = /* @__PURE__ */ F("text");
	get view() {
		return W(this.#e);
	}
	set view(e) {
		I(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ F(0);
	get layer() {
		return W(this.#t);
	}
	set layer(e) {
		I(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ F(0);
	get head() {
		return W(this.#n);
	}
	set head(e) {
		I(this.#n, e, !0);
	}
	#r = /* @__PURE__ */ F([]);
	get set() {
		return W(this.#r);
	}
	set set(e) {
		I(this.#r, e);
	}
	#i = /* @__PURE__ */ F(Kt([0]));
	get queries() {
		return W(this.#i);
	}
	set queries(e) {
		I(this.#i, e, !0);
	}
	#a = /* @__PURE__ */ F(0);
	get key() {
		return W(this.#a);
	}
	set key(e) {
		I(this.#a, e, !0);
	}
	#o = /* @__PURE__ */ F("share");
	get what() {
		return W(this.#o);
	}
	set what(e) {
		I(this.#o, e, !0);
	}
	#s = /* @__PURE__ */ F("read");
	get ask() {
		return W(this.#s);
	}
	set ask(e) {
		I(this.#s, e, !0);
	}
	#c = /* @__PURE__ */ F(null);
	get answer() {
		return W(this.#c);
	}
	set answer(e) {
		I(this.#c, e);
	}
	#l = /* @__PURE__ */ F("sentences");
	get spans() {
		return W(this.#l);
	}
	set spans(e) {
		I(this.#l, e, !0);
	}
	#u = /* @__PURE__ */ F("");
	get method() {
		return W(this.#u);
	}
	set method(e) {
		I(this.#u, e, !0);
	}
	#d = /* @__PURE__ */ F(!1);
	get verify() {
		return W(this.#d);
	}
	set verify(e) {
		I(this.#d, e, !0);
	}
	#f = /* @__PURE__ */ F("words");
	get by() {
		return W(this.#f);
	}
	set by(e) {
		I(this.#f, e, !0);
	}
	#p = /* @__PURE__ */ F("max");
	get reduce() {
		return W(this.#p);
	}
	set reduce(e) {
		I(this.#p, e, !0);
	}
	#m = /* @__PURE__ */ F("log");
	get scaling() {
		return W(this.#m);
	}
	set scaling(e) {
		I(this.#m, e, !0);
	}
	#h = /* @__PURE__ */ F("cividis");
	get palette() {
		return W(this.#h);
	}
	set palette(e) {
		I(this.#h, e, !0);
	}
	#g = /* @__PURE__ */ F("");
	get omit() {
		return W(this.#g);
	}
	set omit(e) {
		I(this.#g, e, !0);
	}
	#_ = /* @__PURE__ */ F("all");
	get side() {
		return W(this.#_);
	}
	set side(e) {
		I(this.#_, e, !0);
	}
	#v = /* @__PURE__ */ F("light");
	get light() {
		return W(this.#v);
	}
	set light(e) {
		I(this.#v, e, !0);
	}
	#y = /* @__PURE__ */ F(null);
	get window() {
		return W(this.#y);
	}
	set window(e) {
		I(this.#y, e);
	}
	#b = /* @__PURE__ */ F(null);
	get cursor() {
		return W(this.#b);
	}
	set cursor(e) {
		I(this.#b, e);
	}
	constructor(e, t) {
		this.info = e, this.views = Um.filter((t) => t !== (e.streams[e.main]?.grid ? "text" : "image")), this.view = this.views[0], this.layer = e.begin.layer, this.head = e.begin.head, this.queries = [e.begin.query], this.ask = e.begin.ask ?? "read", this.verify = e.begin.verify ?? !1, this.spans = e.attribution?.spans[0] ?? "sentences", this.read(t);
	}
	get attributing() {
		return this.view === "text" && this.ask === "answer";
	}
	get heads() {
		return this.head === "set" ? this.set.join(",") : this.head === "**" ? "*" : `${this.layer}.${this.head}`;
	}
	get of() {
		let e = this.info.layers;
		return this.head === "**" ? e.find((e) => e.streams.every((e) => e === this.info.main)) ?? e[0] : e[this.head === "set" ? Number(this.set[0].split(".")[0]) : this.layer] ?? e[0];
	}
	get asks() {
		return this.info.streams[this.of.streams[0]];
	}
	get answers() {
		return this.info.streams[this.of.streams[1]];
	}
	get query() {
		return this.queries[this.queries.length - 1] ?? 0;
	}
	go(e) {
		Object.assign(this, e), this.fit();
	}
	choose(e) {
		this.set = e, !e.length && this.head === "set" && this.go({ head: this.info.layers[this.layer]?.heads[0] ?? 0 });
	}
	fit() {
		this.head === "set" && !this.set.length && (this.head = this.info.layers[this.layer]?.heads[0] ?? 0);
		let e = this.of;
		typeof this.head == "number" && !e.heads.includes(this.head) && (this.head = e.heads[0] ?? 0);
		let t = e.positions ?? [e.first_row, e.first_row + e.rows - 1], [n, r] = [t[0] ?? 0, t[t.length - 1] ?? 0];
		(this.ask === "read" || this.view !== "text") && (this.queries = [...new Set(this.queries.map((e) => Math.min(Math.max(e, n), r)))]), this.key = Math.min(Math.max(this.key, e.first_key), e.first_key + e.keys - 1);
	}
	write() {
		let e = {
			view: this.view,
			layer: String(this.layer),
			head: String(this.head),
			query: this.queries.join("."),
			key: String(this.key),
			what: this.what,
			ask: this.ask,
			by: this.by,
			reduce: this.reduce,
			scale: this.scaling,
			palette: this.palette,
			side: this.side,
			light: this.light
		};
		return this.answer && (e.answer = this.answer.join(".")), this.attributing && Object.assign(e, {
			spans: this.spans,
			method: this.method,
			verify: this.verify ? "1" : "0"
		}), this.set.length && (e.set = this.set.join("_")), this.omit && (e.omit = this.omit), this.window && (e.at = [
			this.window.x,
			this.window.y,
			this.window.k
		].map((e) => e.toPrecision(6)).join("_")), `#${new URLSearchParams(e)}`;
	}
	read(e) {
		let t = new URLSearchParams(e.replace(/^#/, "")), n = (e, n) => {
			let r = t.get(e) ?? "";
			return /^\d{1,9}$/.test(r) ? Number(r) : n;
		};
		this.view = Gm(t.get("view"), this.views, this.view), this.layer = Math.min(n("layer", this.layer), this.info.layers.length - 1);
		let r = new Set(this.info.layers.flatMap((e) => e.heads.map((t) => `${e.number}.${t}`)));
		t.has("set") && (this.set = t.get("set").split("_").filter((e) => r.has(e)).slice(0, 64));
		let i = t.get("head");
		i !== null && (this.head = i === "*" || i === "**" || i === "set" ? i : n("head", typeof this.head == "number" ? this.head : 0));
		let a = (t.get("query") ?? "").split(".").filter((e) => /^\d{1,9}$/.test(e));
		a.length && (this.queries = a.slice(0, 32).map(Number)), this.key = n("key", this.key), this.what = Gm(t.get("what"), ["share", "contribution"], this.what);
		let o = this.info.attribution && this.views[0] === "text" ? [
			"read",
			"readers",
			"answer"
		] : ["read", "readers"];
		this.ask = this.info.begin.ask ?? Gm(t.get("ask"), o, this.ask), this.#x(t), this.by = Gm(t.get("by"), ["words", "tokens"], this.by), this.reduce = Gm(t.get("reduce"), ["mean", "max"], this.reduce), this.scaling = Gm(t.get("scale"), [
			"log",
			"linear",
			"rank"
		], this.scaling), this.palette = Gm(t.get("palette"), ["cividis", "viridis"], this.palette), this.side = Gm(t.get("side"), Wm, this.side), this.light = Gm(t.get("light"), ["light", "colour"], this.light), this.omit = (t.get("omit") ?? "").split(",").filter((e) => e === "first" || e === "diagonal").join(",");
		let s = (t.get("at") ?? "").split("_").map(Number);
		this.window = s.length === 3 && s.every(Number.isFinite) && s[2] > 0 ? {
			x: s[0],
			y: s[1],
			k: s[2]
		} : null, this.fit();
	}
	#x(e) {
		let t = this.info.attribution, n = /^(\d{1,9})\.(\d{1,9})$/.exec(e.get("answer") ?? "");
		this.answer = n ? [Number(n[1]), Number(n[2])] : null, this.spans = Gm(e.get("spans"), t?.spans ?? [], this.spans), this.method = Gm(e.get("method"), ["", ...t?.methods.map((e) => e.name) ?? []], this.method), e.has("verify") && (this.verify = e.get("verify") === "1");
	}
}, qm = /* @__PURE__ */ K("<button class=\"svelte-1g5t4ka\"> </button>"), Jm = /* @__PURE__ */ K("<nav class=\"svelte-1g5t4ka\"></nav>"), Ym = /* @__PURE__ */ K("<option> </option>"), Xm = /* @__PURE__ */ K("<label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"></select></label> <label><span class=\"svelte-1g5t4ka\"> </span> <select class=\"svelte-1g5t4ka\"><!><option> </option><!><!></select></label>", 1), Zm = /* @__PURE__ */ K("<label><span class=\"svelte-1g5t4ka\"> </span> <select data-testid=\"side\" class=\"svelte-1g5t4ka\"></select></label>"), Qm = /* @__PURE__ */ K("<p class=\"note svelte-1g5t4ka\"><b>1</b> <b>2</b> </p>"), $m = /* @__PURE__ */ K("<p> </p>"), eh = /* @__PURE__ */ K("<header class=\"svelte-1g5t4ka\"><h1 class=\"svelte-1g5t4ka\"><span class=\"brand svelte-1g5t4ka\">qkv</span> <span class=\"model svelte-1g5t4ka\"> </span></h1> <!> <div class=\"heads svelte-1g5t4ka\"><!> <!></div> <!></header> <main><!> <!></main> <footer class=\"svelte-1g5t4ka\"><p class=\"svelte-1g5t4ka\"> </p></footer> <div class=\"unseen\" role=\"status\" aria-live=\"polite\"> </div>", 1);
function th(e, t) {
	Ve(t, !0);
	let n = Q(t, "second", 3, null), r = new Km(t.info, t.address.read()), i = /* @__PURE__ */ N(() => Yi.t.explore), a = /* @__PURE__ */ F(""), o = 0;
	function s(e) {
		clearTimeout(o), o = window.setTimeout(() => I(a, e, !0), 250);
	}
	let c = 0;
	B(() => {
		let e = r.write();
		clearTimeout(c), c = window.setTimeout(() => t.address.write(e), 120);
	}), Br(() => {
		let e = t.address.moved((e) => r.read(e));
		return t.keysFrom.addEventListener("keydown", d), () => {
			e(), t.keysFrom.removeEventListener("keydown", d);
		};
	});
	let l = {
		first: t.source,
		second: n() ?? t.source,
		difference: n() ? new Hm(t.source, n()) : t.source
	}, u = /* @__PURE__ */ N(() => n() ? r.side === "all" ? r.view === "cell" || r.attributing ? ["first", "second"] : [
		"first",
		"second",
		"difference"
	] : [r.side] : ["first"]);
	function d(e) {
		if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented) return;
		let n = e.composedPath()[0];
		if (n instanceof HTMLElement && n.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
		let i = r.views[Number(e.key) - 1];
		if (!t.info.begin.ask) {
			if (i) f(i);
			else if (r.attributing) return;
			else if (e.key === "[") p(-1);
			else if (e.key === "]") p(1);
			else if (e.key === "{") m(-1);
			else if (e.key === "}") m(1);
			else return;
			e.preventDefault(), e.stopPropagation();
		}
	}
	function f(e) {
		r.go({ view: e }), s(W(i).views[e]);
	}
	function p(e) {
		let n = r.of.heads, i = n[(typeof r.head == "number" ? n.indexOf(r.head) : e > 0 ? -1 : n.length) + e];
		if (i !== void 0) r.go({ head: i });
		else {
			let n = t.info.layers[r.layer + e];
			n && r.go({
				layer: n.number,
				head: n.heads[e > 0 ? 0 : n.heads.length - 1] ?? 0
			});
		}
		s(W(h));
	}
	function m(e) {
		t.info.layers[r.layer + e] && r.go({ layer: r.layer + e }), s(W(h));
	}
	let h = /* @__PURE__ */ N(() => r.head === "set" ? W(i).chosenMean(r.set.join(", ")) : r.head === "**" ? W(i).meanOfAll : r.head === "*" ? W(i).layerMean(r.layer) : W(i).layerHead(r.layer, r.head));
	var g = eh(), _ = rn(g), v = L(_), y = R(z(L(v), 2), !0);
	M(v);
	var b = z(v, 2), x = (e) => {
		var t = Jm();
		X(t, 22, () => r.views, (e) => e, (e, t, n) => {
			var a = qm(), o = R(a, !0);
			V(() => {
				Z(a, "aria-pressed", r.view === t), Z(a, "title", `${W(i).key ?? ""} ${W(n) + 1}`), J(o, W(i).views[t]);
			}), G("click", a, () => f(t)), q(e, a);
		}), M(t), V(() => Z(t, "aria-label", W(i).viewsLabel)), q(e, t);
	};
	Y(b, (e) => {
		t.info.begin.ask || e(x);
	});
	var S = z(b, 2), C = L(S), w = (e) => {
		var n = Xm(), a = rn(n), o = L(a), s = R(o, !0), c = z(o, 2);
		X(c, 21, () => t.info.layers, (e) => e.number, (e, t) => {
			var n = Ym(), r = R(n), i = {};
			V(() => {
				J(r, `${W(t).number ?? ""}${W(t).kind === "cross" ? " ×" : ""}`), i !== (i = W(t).number) && (n.value = (n.__value = i) ?? "");
			}), q(e, n);
		}), M(c);
		var l;
		vi(c), M(a);
		var u = z(a, 2), d = L(u), f = R(d, !0), p = z(d, 2), m = L(p);
		X(m, 16, () => r.of.heads, (e) => e, (e, t) => {
			var n = Ym(), r = R(n, !0), i = {};
			V((e) => {
				J(r, t), i !== (i = e) && (n.value = (n.__value = i) ?? "");
			}, [() => String(t)]), q(e, n);
		});
		var h = z(m), g = R(h, !0);
		h.value = h.__value = "*";
		var _ = z(h), v = (e) => {
			var t = Ym(), n = R(t, !0);
			t.value = t.__value = "**", V(() => J(n, W(i).meanAll)), q(e, t);
		};
		Y(_, (e) => {
			t.source.live && e(v);
		});
		var y = z(_), b = (e) => {
			var t = Ym(), n = R(t, !0);
			t.value = t.__value = "set", V((e) => J(n, e), [() => W(i).chosen(r.set.length)]), q(e, t);
		};
		Y(y, (e) => {
			r.set.length && e(b);
		}), M(p);
		var x;
		vi(p), M(u), V((e) => {
			J(s, W(i).layer), c.disabled = r.head === "**" || r.head === "set", l !== (l = r.layer) && (c.value = (c.__value = l) ?? "", _i(c, l)), J(f, W(i).head), J(g, W(i).mean), x !== (x = e) && (p.value = (p.__value = x) ?? "", _i(p, x));
		}, [() => String(r.head)]), G("change", c, (e) => r.go({ layer: Number(e.currentTarget.value) })), G("change", p, (e) => {
			let t = e.currentTarget.value;
			r.go({ head: t === "*" || t === "**" || t === "set" ? t : Number(t) });
		}), q(e, n);
	};
	Y(C, (e) => {
		r.attributing || e(w);
	});
	var T = z(C, 2), E = (e) => {
		var t = Zm(), n = L(t), a = R(n, !0), o = z(n, 2);
		X(o, 20, () => Wm, (e) => e, (e, t) => {
			var n = Ym(), r = R(n, !0), a = {};
			V(() => {
				J(r, W(i).sides[t]), a !== (a = t) && (n.value = (n.__value = a) ?? "");
			}), q(e, n);
		}), M(o), vi(o), M(t), V(() => J(a, W(i).trace)), yi(o, () => r.side, (e) => r.side = e), q(e, t);
	};
	Y(T, (e) => {
		n() && e(E);
	}), M(S), ra(z(S, 2), {}), M(_);
	var D = z(_, 2);
	let ee, O;
	var te = L(D), ne = (e) => {
		var n = Qm(), r = z(L(n)), i = z(r, 2);
		M(n), V(() => {
			J(r, ` ${t.info.model ?? ""} · `), J(i, ` ${t.info.beside ?? ""}`);
		}), q(e, n);
	};
	Y(te, (e) => {
		n() && e(ne);
	}), X(z(te, 2), 18, () => W(u), (e) => e, (e, t, a) => {
		let o = /* @__PURE__ */ N(() => ({
			source: l[t],
			place: r,
			say: s,
			where: W(h),
			side: n() ? W(i).sideNames[t] : "",
			first: W(a) === 0
		}));
		var c = Er(), u = rn(c), d = (e) => {
			var t = $m(), n = R(t, !0);
			V(() => J(n, W(i).attributionOfOne)), q(e, t);
		}, f = (e) => {
			Ao(e, Vi(() => W(o)));
		}, p = (e) => {
			Mm(e, Vi(() => W(o)));
		}, m = (e) => {
			ml(e, Vi(() => W(o)));
		}, g = (e) => {
			xm(e, Vi(() => W(o)));
		}, _ = (e) => {
			al(e, Vi(() => W(o)));
		}, v = (e) => {
			var t = $m(), n = R(t, !0);
			V(() => J(n, W(i).oneTrace)), q(e, t);
		}, y = (e) => {
			Vo(e, Vi(() => W(o)));
		};
		Y(u, (e) => {
			r.attributing && t === "difference" ? e(d) : r.attributing ? e(f, 1) : r.view === "text" ? e(p, 2) : r.view === "image" ? e(m, 3) : r.view === "map" ? e(g, 4) : r.view === "gallery" ? e(_, 5) : t === "difference" ? e(v, 6) : e(y, -1);
		}), q(e, c);
	}), M(D);
	var re = z(D, 2), ie = R(L(re), !0);
	M(re);
	var ae = R(z(re, 2), !0);
	V((e) => {
		J(y, t.info.model), ee = fi(D, 1, "svelte-1g5t4ka", null, ee, { beside: W(u).length > 1 && r.view !== "text" }), O = mi(D, "", O, { "--across": W(u).length }), J(ie, e), J(ae, W(a));
	}, [() => r.attributing ? W(i).answerKeys(t.source.live) : W(i).keys]), q(e, g), He();
}
hr(["click", "change"]);
// src/explore/address.ts
var nh = {
	read: () => location.hash,
	write: (e) => {
		e !== location.hash && history.replaceState(null, "", e);
	},
	moved: (e) => {
		let t = () => e(location.hash);
		return addEventListener("hashchange", t), () => removeEventListener("hashchange", t);
	}
};
ea.apply(), Yi.apply();
var rh = document.getElementById("page"), [ih, ah] = Vm();
ih.info().then((e) => {
	document.title = `${e.model} · qkv explore`, Pr(th, {
		target: rh,
		props: {
			source: ih,
			second: e.beside ? ah : null,
			info: e,
			address: nh,
			keysFrom: window
		}
	});
}, (e) => {
	let t = document.createElement("p");
	t.setAttribute("role", "alert"), t.textContent = e.message, rh.replaceChildren(t);
});
