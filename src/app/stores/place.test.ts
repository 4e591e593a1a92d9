import { beforeEach, expect, test } from 'vitest'
import { goBack, goTo, usePlace } from './place.ts'

beforeEach(() => usePlace.setState({ screen: 'first-run', back: [] }, true))
const here = () => usePlace.getState()

test('the way back leads through every place, and never to the first screen', () => {
  goTo({ screen: 'hosts' })
  goTo({ screen: 'host', host: 'a' })
  goTo({ screen: 'run', host: 'a' })
  goBack()
  expect(here()).toMatchObject({ screen: 'host', host: 'a' })
  goBack()
  goBack()
  expect(here()).toEqual({ screen: 'hosts', back: [] })
})

test('a host does not follow to a place that has none', () => {
  goTo({ screen: 'run', host: 'a' })
  goTo({ screen: 'settings' })
  expect(here().host).toBeUndefined()
})

test('going to where one is adds nothing to the way', () => {
  goTo({ screen: 'hosts' })
  goTo({ screen: 'host', host: 'a' })
  goTo({ screen: 'host', host: 'a' })
  goBack()
  expect(here().screen).toBe('hosts')
})

test('without a way a run leads to the bench, and a place of the rail stays', () => {
  goTo({ screen: 'run', host: 'a' })
  goBack()
  expect(here().screen).toBe('bench')
  goBack()
  expect(here().screen).toBe('bench')
})
