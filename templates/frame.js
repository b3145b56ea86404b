// In the frame: says how high it is, to our own helper and to Pym's.
(() => {
	'use strict'
	const id = new URLSearchParams(location.search).get('childId')
	const say = () => {
		const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
		parent.postMessage({ annals: height }, '*')
		if (id) parent.postMessage('pymxPYMx' + id + 'xPYMxheightxPYMx' + height, '*')
	}
	new ResizeObserver(say).observe(document.documentElement)
	addEventListener('message', say)
})()
