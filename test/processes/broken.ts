/** The process of a place that breaks down over whatever it is given. */
process.on('message', () => process.exit(1))
