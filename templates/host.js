// In the page around: gives each frame the height that it says it has.
(() => {
	'use strict'
	if (window.annalsHost) return
	window.annalsHost = true
	addEventListener('message', e => {
		const height = e.data && e.data.annals
		if (!(height > 0 && height < 1e6)) return
		for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === e.source) frame.style.height = height + 'px'
	})
	const ask = () => { for (const frame of document.querySelectorAll('iframe[src*="frame.html"]')) frame.contentWindow.postMessage('height?', '*') }
	ask()
	addEventListener('load', ask)
})()
